// What the editor is told of their steps: saved, waiting, set aside, and what can be done.
const part = (name) => document.querySelector(`#saving [data-part=${name}]`);
const message = document.getElementById("message");
const STOPPED = { true: "请按“换成最新的”，看过再接着改。", false: "要用的字请抄走。" };

function words(steps) {
  if (steps.stopped) return `${steps.stopped}，下面 ${steps.aside.length} 步没有存。${STOPPED[Boolean(steps.newest)]}`;
  if (steps.trouble) return steps.trouble.why;
  if (steps.busy) return "正在存……";
  if (steps.aside.length) return `下面 ${steps.aside.length} 步没有存上，其余已存`;
  return steps.saved ? "已存" : "";
}

export function tell(steps) {
  const { trouble, waiting } = steps;
  message.textContent = words(steps);
  document.getElementById("saving").classList.toggle("is-bad", Boolean(steps.stopped || trouble || steps.aside.length));
  part("count").textContent = `${waiting.length} 步等着存`;
  part("count").hidden = !waiting.length || (!trouble && waiting.length < 2);
  part("login").hidden = trouble?.outcome !== "login";
  part("again").hidden = !trouble;
  part("skip").hidden = trouble?.outcome !== "failed";
  part("newest").hidden = !steps.newest;
  part("again").disabled = part("skip").disabled = steps.busy;
}

// A word in passing, never over what has to stay.
export function remark(steps, text) {
  if (!steps.stopped && !steps.trouble && !steps.aside.length) message.textContent = text;
}

// A step that was set aside stays in sight, its words at hand, until the editor puts it away.
export function showAside(steps, step) {
  const item = document.createElement("li");
  const told = document.createElement("p");
  told.textContent = `${step.what} —— ${step.why}`;
  item.append(told);
  if (step.typed) item.append(copyable(step.typed));
  const done = document.createElement("button");
  done.type = "button";
  done.textContent = "知道了，收起";
  done.addEventListener("click", () => { item.remove(); steps.forget(step); });
  item.append(done);
  part("aside").append(item);
}

function copyable(text) {
  const box = document.createElement("textarea");
  box.readOnly = true;
  box.value = text;
  box.rows = Math.min(8, Math.max(2, Math.ceil(text.length / 28)));
  box.setAttribute("aria-label", "没有存上的字");
  return box;
}

export function offer(steps) {
  part("again").addEventListener("click", () => steps.flush());
  part("skip").addEventListener("click", () => steps.skip());
  part("newest").addEventListener("click", () => steps.takeNewest());
  window.addEventListener("online", () => steps.flush());
  window.addEventListener("focus", () => steps.flush());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) steps.flush(); });
}
