// Whoever types is at work, so that the login goes on; and no form leaves its page before the server
// is known to take it: what was typed is never lost to a login that has ended.
const BEAT = 300_000; // ms
const PATIENCE = 10_000; // ms
const { alive, login } = document.querySelector("[data-alive]").dataset;
let told = Date.now(); // when the server last saw us
let sure = null; // the form that it takes
let asking = false;

async function trouble() {
  told = Date.now();
  try {
    const answer = await fetch(alive, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.type === "opaqueredirect" || answer.status === 404) return "登录过期了。请按“登录”，在新开的一页登录后回到这里，再按一次。";
    return answer.ok ? null : `服务器出了错（${answer.status}），请过一会儿再按一次。`;
  } catch {
    return "连不上服务器，可能网断了，请过一会儿再按一次。";
  }
}

document.addEventListener("input", () => {
  if (Date.now() - told > BEAT) trouble();
});

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form === sure || form.getAttribute("method") !== "post" || !form.closest("#content")) return;
  event.preventDefault();
  if (asking) return;
  asking = true;
  const why = await trouble();
  asking = false;
  if (why) tell(form, why);
  else send(form, submitter);
});

function send(form, submitter) {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  if (cookie && token) token.value = cookie[1]; // another login has changed it
  sure = form;
  form.requestSubmit(submitter);
  sure = null;
}

function tell(form, why) {
  const note = form.querySelector(".desk-unsent") || document.createElement("p");
  note.className = "errornote desk-unsent";
  note.setAttribute("role", "alert");
  note.textContent = `没有送出：${why}写的都还在这一页，请不要关掉它。 `;
  const way = document.createElement("a");
  Object.assign(way, { href: login, target: "_blank", rel: "noopener", textContent: "登录" });
  note.append(way);
  form.prepend(note);
  note.scrollIntoView({ block: "center" });
}
