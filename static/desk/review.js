// The review screen: every act is one step sent to the server, which answers with the panes.
const review = document.getElementById("review");
const message = document.getElementById("message");
const token = review.querySelector("[name=csrfmiddlewaretoken]").value;
const KINDS = ["statistics", "quotations", "people", "organisations", "places", "projects", "honours"];
let version = Number(review.dataset.version);
let current = null; // key of the fact in hand
let selection = null; // {section, start, end, exact}, in code points
let queue = Promise.resolve();

function step(given) {
  queue = queue.then(() => send(given));
  return queue;
}

async function send(given) {
  message.textContent = "正在存……";
  const answer = await fetch(review.dataset.step, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ ...given, version }),
  }).catch(() => null);
  const told = answer && (await answer.json().catch(() => null));
  if (!answer || !answer.ok) {
    message.textContent = told ? told.message : "没有存上：网断了，或登录过期。请刷新页面再试";
    message.classList.add("is-bad");
    return;
  }
  message.classList.remove("is-bad");
  message.textContent = "已存";
  version = told.version;
  show(told);
}

function show(told) {
  const open = [...document.querySelectorAll("#head details")].map((one) => one.open);
  for (const pane of ["text", "head", "facts"]) document.getElementById(pane).innerHTML = told[pane];
  document.querySelectorAll("#head details").forEach((one, at) => { one.open = Boolean(open[at]); });
  choose(null);
  if (current) hold(current, false);
}

// The fact in hand: marked in both panes.
function hold(key, scroll = true) {
  current = key;
  document.querySelectorAll(".is-held").forEach((one) => one.classList.remove("is-held"));
  const row = document.getElementById(`f-${key}`);
  const marks = document.querySelectorAll(`#text [href="#f-${key}"], #text [id="${key}"]`);
  marks.forEach((one) => one.classList.add("is-held"));
  if (!row) return;
  row.classList.add("is-held");
  if (!scroll) return;
  row.scrollIntoView({ block: "nearest" });
  row.focus({ preventScroll: true });
  if (marks[0]) marks[0].scrollIntoView({ block: "center" });
}

// Shows the form of a fact and goes to its first field.
function open(key) {
  hold(key);
  document.querySelector(`#f-${key} input`)?.focus();
}

function move(by) {
  const rows = [...document.querySelectorAll(".fact-row")];
  const at = rows.findIndex((row) => row.dataset.key === current);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) hold(next.dataset.key);
}

// Offsets are counted in code points, as the record counts them, not in UTF-16 units.
const points = (text) => [...text].length;

function place(node, offset) {
  const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest("p[data-start]");
  if (!paragraph || !document.getElementById("text").contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return {
    section: Number(paragraph.closest("[data-section]").dataset.section),
    at: Number(paragraph.dataset.start) + points(before.toString()),
  };
}

function selected() {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (!start || !end || start.section !== end.section || start.at >= end.at) return null;
  const one = range.startContainer.parentElement.closest("p") === range.endContainer.parentElement.closest("p");
  const found = { section: start.section, start: start.at, end: end.at };
  return one ? { ...found, exact: range.toString() } : found;
}

function choose(found) {
  selection = found;
  const words = found && (found.exact || "几段文字");
  document.getElementById("chosen").textContent = words
    ? `选中“${words.length > 16 ? `${words.slice(0, 16)}……` : words}”，加为：`
    : "在正文里选字，可加为：";
}

function add(list) {
  if (!selection) { message.textContent = "请先在正文里选字"; return; }
  step({ op: "add", list, ...selection });
}

function usePlace(key) {
  if (!selection) { message.textContent = "请先在正文里选字"; return; }
  step({ op: "place", id: key, ...selection });
}

const fieldsOf = (form) => Object.fromEntries(
  [...form.elements].filter((one) => one.name).map((one) => [one.name, one.type === "checkbox" ? one.checked : one.value]),
);

function submit(form) {
  const row = form.closest(".fact-row");
  if (row) { current = row.dataset.key; step({ op: "change", id: current, fields: fieldsOf(form) }); }
  else step({ op: "head", fields: fieldsOf(form) });
}

function editLine(button, text, done) {
  const line = button.closest(".line");
  const box = document.createElement("textarea");
  box.value = text;
  box.rows = Math.max(2, Math.ceil(text.length / 28));
  box.setAttribute("aria-label", "改后的文字");
  const save = document.createElement("button");
  save.type = "button";
  save.textContent = "存下";
  save.addEventListener("click", () => done(box.value));
  line.replaceChildren(box, save);
  box.focus();
}

const lineOf = (button) => ({
  section: Number(button.closest("[data-section]").dataset.section),
  ...(button.closest("[data-paragraph]") && { paragraph: Number(button.closest("[data-paragraph]").dataset.paragraph) }),
});

function press(button) {
  const row = button.closest(".fact-row");
  const { op, add: list, number, person } = button.dataset;
  if (list) add(list);
  else if ("open" in button.dataset) open(row.dataset.key);
  else if ("place" in button.dataset) usePlace(row.dataset.key);
  else if ("editParagraph" in button.dataset) {
    const { was } = button.closest(".line").dataset;
    const where = lineOf(button);
    editLine(button, was, (text) => step({ op: "paragraph", ...where, was, text }));
  } else if ("editHeading" in button.dataset) {
    const where = lineOf(button);
    editLine(button, button.dataset.editHeading, (text) => step({ op: "heading", ...where, text }));
  } else if (op === "turn_edit") step({ op, number });
  else if (op === "choose") step({ op, id: row.dataset.key, person });
  else if (op && row) act(op, row.dataset.key);
  else if (op) step({ op, ...lineOf(button) });
}

// After a fact is done with, the next one is in hand.
function act(op, key) {
  const rows = [...document.querySelectorAll(".fact-row")];
  const at = rows.findIndex((row) => row.dataset.key === key);
  const next = rows[at + 1] || rows[at - 1];
  if (op === "accept" || op === "delete") current = next ? next.dataset.key : null;
  step({ op, id: key });
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => current && act("accept", current),
  x: () => current && act("delete", current),
  w: () => current && usePlace(current),
  e: () => current && open(current),
};

review.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button]");
  const link = event.target.closest("a[href^='#']");
  if (button) press(button);
  else if (link) {
    event.preventDefault();
    hold(link.getAttribute("href").replace(/^#(f-)?/, ""));
  }
});
review.addEventListener("submit", (event) => { event.preventDefault(); submit(event.target); });
document.addEventListener("selectionchange", () => { const found = selected(); if (found) choose(found); });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { document.activeElement.blur(); return; }
  if (event.target.closest("input, textarea, select")) return;
  const number = Number(event.key);
  if (number >= 1 && number <= KINDS.length) add(KINDS[number - 1]);
  else if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});
