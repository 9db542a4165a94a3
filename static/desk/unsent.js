// Says on every page of the desk which drafts have steps that wait in this browser: they go on when
// the draft is opened. Where it is gone their words are still here.
const { user, drafts } = document.querySelector("script[data-drafts]").dataset;
const mine = new RegExp(`^steps:${user}:(\\d+)$`);

function unsent() {
  const found = [];
  for (const key of Object.keys(localStorage)) {
    const [, draft] = key.match(mine) || [];
    const way = draft && `${drafts}${draft}/change/`;
    if (way && way !== location.pathname) found.push({ key, way, steps: JSON.parse(localStorage.getItem(key)) });
  }
  return found;
}

function told({ key, way, steps }) {
  const item = made("details", "", made("summary", `${steps.length} 步`));
  item.append(made("a", "打开草稿"), " ", made("button", "不要了"));
  Object.assign(item.querySelector("a"), { href: way });
  Object.assign(item.querySelector("button"), { type: "button" });
  item.querySelector("button").addEventListener("click", () => {
    if (!confirm("这几步不要了吗？")) return;
    localStorage.removeItem(key);
    item.remove();
  });
  for (const step of steps) item.append(made("p", [step.what, step.typed].filter(Boolean).join("：")));
  return item;
}

function made(name, words, below = []) {
  const node = document.createElement(name);
  node.append(words, ...[below].flat());
  return node;
}

function tell(found) {
  const note = made("div", "这个浏览器里有改动还没有存上，打开草稿就接着存：", found.map(told));
  note.className = "desk-waiting";
  note.setAttribute("role", "status");
  document.getElementById("content").prepend(note);
}

try {
  const found = unsent();
  if (found.length) tell(found);
} catch {
  // no storage, and so nothing in it
}
