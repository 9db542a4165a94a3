// What the editor is told of their steps: saved, waiting, set aside, and what can be done.
const part = (name) => document.querySelector(`#saving [data-part=${name}]`);
const message = document.getElementById("message");
const badge = document.getElementById("badge");

function words(steps) {
  const { stopped, trouble, aside } = steps;
  if (stopped) return `${stopped}，下面 ${aside.length} 步没有存。要用的字请抄走。`;
  if (trouble) return trouble.why;
  if (steps.busy) return "正在存……";
  if (aside.length) return `下面 ${aside.length} 步没有存上，其余已存`;
  return steps.saved ? "已存" : "";
}

function brief({ aside, waiting, trouble }) {
  if (aside.length) return `没存上 ${aside.length}`;
  if (trouble) return `没存上，待发 ${waiting.length}`;
  return waiting.length ? `待发 ${waiting.length}` : "已存";
}

export function tell(steps) {
  const { trouble, waiting, aside, queue } = steps;
  const isBad = Boolean(steps.stopped || trouble || aside.length);
  message.textContent = words(steps);
  badge.textContent = brief(steps);
  badge.classList.toggle("is-bad", isBad);
  message.classList.toggle("is-plain", message.textContent === badge.textContent);
  document.getElementById("saving").classList.toggle("is-bad", isBad);
  part("count").textContent = `${waiting.length} 步等着存`;
  part("count").hidden = !waiting.length || (!trouble && waiting.length < 2);
  part("unkept").hidden = !queue.lost || !queue.steps.length;
  part("login").hidden = trouble?.outcome !== "login";
  part("again").hidden = !trouble;
  part("skip").hidden = trouble?.outcome !== "failed";
  part("again").disabled = part("skip").disabled = steps.busy;
}

// A word in passing, never over what has to stay.
export function remark(steps, text) {
  if (!steps.stopped && !steps.trouble && !steps.aside.length) {
    message.textContent = text;
    message.classList.remove("is-plain");
  }
}

// A step that was set aside stays in sight, its words at hand, until the editor puts it away. Where
// another has changed the same, what stands there now is beside them, and the editor chooses.
export function showAside(steps, step) {
  const item = document.createElement("li");
  item.append(line(`${step.what} —— ${step.why}`));
  if (step.now) item.append(line("你的："));
  if (step.typed) item.append(copyable(step.typed));
  else if (step.now) item.append(line(step.what));
  if (step.now) item.append(line("现在的："), copyable(step.now, "现在的字"));
  const put = (words, act) => item.append(button(words, () => { item.remove(); act(step); }));
  if (step.retry) put("用我的", (one) => steps.insist(one));
  put(step.retry ? "留现在的" : "知道了，收起", (one) => steps.forget(one));
  part("aside").append(item);
}

// What a step has left open stays in sight until the editor puts it away.
export function tellLeft(words) {
  const item = document.createElement("li");
  item.append(line(words), button("知道了，收起", () => item.remove()));
  part("aside").append(item);
}

function line(words) {
  const told = document.createElement("p");
  told.textContent = words;
  return told;
}

export function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function copyable(text, label = "没有存上的字") {
  const box = document.createElement("textarea");
  box.readOnly = true;
  box.value = text;
  box.rows = Math.min(8, Math.max(2, Math.ceil(text.length / 28)));
  box.setAttribute("aria-label", label);
  return box;
}

export function offer(steps) {
  part("again").addEventListener("click", () => steps.flush());
  part("skip").addEventListener("click", () => steps.skip());
  window.addEventListener("online", () => steps.flush());
  window.addEventListener("focus", () => steps.flush());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) steps.flush(); });
}
