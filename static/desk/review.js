// The review screen: every act is one step sent to the server, which answers with the panes.
import { offerKinds } from "./adding.js";
import { factAt } from "./around.js";
import { buttonOf, saidBy } from "./arranging.js";
import { cancelBox, isTyped, moveBox, openBox, openBoxes, refused, saved } from "./boxes.js";
import { atCaret, beginAnew, moveCaret, wordsAhead } from "./caret.js";
import "./cleaned.js";
import { carry, changedIn, fieldsOf, settle, typedIn, unfold } from "./forms.js";
import { current, hold, letGo, mark, move, nextOpen, rowOf, rows, show as showAgain } from "./hand.js";
import { quietly, watchCards } from "./leaving.js";
import { offerTools } from "./lines.js";
import { marksOf, tellStates } from "./marks.js";
import { offerWords } from "./offering.js";
import { offerOrder } from "./order.js";
import { isSheetOpen, openKeys, closeKeys } from "./keys.js";
import { arrangeFacts, known, redraw, remember } from "./redraw.js";
import { offer, remark, showAside, tell, tellLeft } from "./saving.js";
import { keepSelection, selected } from "./selecting.js";
import { liesOver, watch } from "./sheet.js";
import { Steps } from "./steps.js";
import { lineOfFact, ofKind, ofLine, ofName, tellTogether } from "./together.js";
import { endTour, isTouring, offerTour, startTour } from "./tour.js";

const review = document.getElementById("review");
const LISTS = [...review.querySelectorAll("[data-add]")].map((button) => button.dataset.add); // as numbered
const TURNS = [...review.querySelectorAll("[data-turn]")];
let said = ""; // what the server tells of the last step
const sent = new Map(); // by fact what was last sent of its form, until that is saved
let selection = null; // {section, start, end, exact}, in code points

const steps = new Steps(review.dataset, token, {
  saved: show,
  sent: saved,
  known,
  aside(step) { refused(step); showAside(steps, step); },
  changed() { tell(steps); if (said && !steps.busy) remark(steps, said); markWaiting(); },
});
offer(steps);
offerWords(review);
remember();
offerOrder(() => { arrangeFacts(); showAgain(); });
arrangeFacts();
tellFacts();
offerTools(document.querySelector(".review__page"));
watch(showAgain);
watchCards(document.getElementById("facts"), leave);
if (!holdNamed() && !liesOver()) mark(nextOpen(null));
steps.takeUp();
offerTour();
if (location.hash === "#tour") walk();

// Logging in again changes it, so it is read each time.
function token() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : review.querySelector("[name=csrfmiddlewaretoken]").value;
}

// Draws what is new; what is being typed elsewhere, its focus and the selection stay.
function show(told, step) {
  if (step) saved(step);
  said = told.said || "";
  for (const { what, why } of told.passed || []) steps.setAside({ what, typed: "" }, { why });
  quietly(() => draw(told, step));
  if (told.left) tellLeft(told.left);
  if (told.added) meet(told.added);
}

function draw(told, step) {
  const focusAgain = keepFocus();
  const selectAgain = keepSelection();
  for (const node of redraw(told)) keepTyped(node, step);
  if (step?.given.op === "change") settleCard(step.given);
  selectAgain();
  for (const turn of TURNS) turn.disabled = !told.ways[turn.dataset.turn];
  choose(selected());
  tellFacts();
  if (current) mark(current);
  focusAgain();
}

function settleCard({ id, fields }) {
  if (sent.get(id) === JSON.stringify(fields)) sent.delete(id);
  const form = rowOf(id)?.querySelector("form");
  if (form) settle(form, fields);
}

function tellFacts() {
  tellStates(rows());
  tellTogether(rows());
}

// A new fact is in hand where it was made, and its form asks for what is missing.
function meet(key) {
  const [field] = (document.getElementById(`f-${key}`)?.dataset.amiss || "").split(" ");
  const isTyping = document.activeElement.matches("input, textarea, select");
  if (field && !isTyping) open(key, field);
  else hold(key);
}

function keepTyped(node, step) {
  const area = node.querySelector("textarea");
  if (node.matches(".line") && area) {
    if (!moveBox(node)) lose(area.value, "改这一段");
    return;
  }
  const form = node.querySelector("form");
  const fresh = node.id && document.getElementById(node.id);
  if (fresh && node.open) fresh.open = true;
  if (!form) return;
  const mine = step && (step.given.id ? node.id === `f-${step.given.id}` : step.given.op === form.dataset.op);
  if (fresh && typedIn(form)) unfold(fresh);
  if (fresh) carry(form, fresh.querySelector("form"), mine ? step.given.fields : {});
  else if (!mine && typedIn(form)) lose(typedIn(form), "改一项");
}

function lose(typed, what) {
  steps.setAside({ what, typed }, { why: "原处已经变了" });
}

// Answers how to give the focus back where drawing took it away.
function keepFocus() {
  const had = document.activeElement;
  const unit = review.contains(had) && had.closest("[id^=f-], details[id]");
  const range = "selectionStart" in had && had.selectionStart !== null ? [had.selectionStart, had.selectionEnd] : null;
  return () => {
    if (document.activeElement === had) return;
    const same = unit && had.name && document.getElementById(unit.id)?.querySelector(`[name="${had.name}"]`);
    const again = had.isConnected ? had : same;
    (again || unit && document.getElementById(`f-${current}`))?.focus({ preventScroll: true });
    if (again && range) again.setSelectionRange(...range);
  };
}

function markWaiting() {
  const waiting = new Set(steps.waiting.flatMap(({ given }) => given.keys || [given.id]));
  for (const row of rows()) row.classList.toggle("is-waiting", waiting.has(row.dataset.key));
}

// The fact that the address names, as a comment's link does; false where it names none.
function holdNamed() {
  const key = decodeURIComponent(location.hash).replace(/^#(f-)?/, "");
  const isFact = Boolean(rowOf(key)?.matches(".fact-row"));
  if (isFact) hold(key);
  return isFact;
}

// Shows the form of a fact and goes to a field, whose words can be typed over at once.
function open(key, name = rowOf(key).dataset.first) {
  hold(key);
  document.getElementById("side").classList.add("is-editing");
  const field = rowOf(key).querySelector(`[name="${name}"]`);
  field?.focus({ preventScroll: true });
  if (field?.matches("input:not([type=checkbox])")) field.select();
  showAgain();
}

function choose(found) {
  selection = found;
  const words = found && (found.exact || "几段文字");
  offerKinds(found);
  document.getElementById("chosen").textContent = words ? `选中“${brief(words)}”，加为：` : "在正文里选字，可加为：";
  document.getElementById("caret-told").textContent = words ? "" : toldOfCaret();
}

const brief = (words) => (words.length > 16 ? `${words.slice(0, 16)}……` : words);

function toldOfCaret() {
  const ahead = wordsAhead();
  if (ahead === null) return "";
  const fact = atCaret().closest("[data-fact]")?.dataset.kind;
  return `光标在${ahead ? `“${brief(ahead)}”前` : "段末"}${fact ? `，是${fact}，按回车看` : ""}；按住 Shift 用方向键选字`;
}

// A click in the text that selects nothing takes the fact there in hand.
function pressText(node) {
  choose(null);
  const key = factAt(node, current);
  if (key) hold(key);
}

// The selected words are used once.
function take() {
  const taken = selection;
  if (taken) document.getSelection().removeAllRanges();
  else remark(steps, "请先在正文里选字");
  choose(null);
  return taken;
}

function add(list) {
  const words = take();
  if (words) steps.add({ op: "add", list, ...words }, `加一项“${words.exact}”`);
}

function usePlace(key) {
  const words = take();
  if (words) steps.add({ op: "place", id: key, ...words }, `${nameOf(key)}改用“${words.exact}”`);
}

const nameOf = (key) => {
  const row = document.getElementById(`f-${key}`);
  return `${row.querySelector(".fact-row__kind").textContent}“${row.querySelector(".fact-row__words").textContent}”`;
};

function submit(form) {
  const row = form.closest(".fact-row");
  if (!row) { submitHead(form); return; }
  mark(row.dataset.key);
  save(form);
}

function save(form) {
  const { key } = form.closest(".fact-row").dataset;
  const fields = fieldsOf(form);
  sent.set(key, JSON.stringify(fields));
  steps.add({ op: "change", id: key, fields }, `改${nameOf(key)}`, typedIn(form));
}

// What was changed in a card that is left is saved, and once: Enter may have sent it, or the server
// refused it. It is changed, too, where it was typed back while a step of this page waits.
function leave(form) {
  const { key } = form.closest(".fact-row").dataset;
  const was = sent.get(key);
  const waits = was && steps.waiting.some(({ given }) => given.op === "change" && given.id === key);
  if ((typedIn(form) || waits) && was !== JSON.stringify(fieldsOf(form))) save(form);
}

function leaveCard(key) {
  const form = rowOf(key)?.querySelector("form");
  if (form) leave(form);
}

// Only the fields that the editor changed, also back to what they were while a step on them waits:
// what another has written in the others stays.
function submitHead(form) {
  const waiting = steps.waiting.filter((step) => step.given.op === "head");
  const fields = changedIn(form, waiting.flatMap((step) => Object.keys(step.given.fields)));
  if (Object.keys(fields).length) steps.add({ op: "head", fields }, "改报道信息", typedIn(form));
  else remark(steps, "报道信息没有改动");
}

const lineOf = (node) => {
  const { was, paragraph } = node.closest(".line").dataset;
  const section = node.closest("[data-section]")?.dataset.section; // none of the title
  return { was, ...(section && { section: Number(section) }), ...(paragraph && { paragraph: Number(paragraph) }) };
};

// As comments name a paragraph: sections and paragraphs from 1.
const placeOf = (node) => { const { section, paragraph } = lineOf(node); return `${section + 1}.${paragraph + 1}`; };

function edit(button, op, what) {
  openBox(button.closest(".line"), (area) => steps.add({ op, ...lineOf(area), text: area.value }, what, area.value));
}

function arrange(button) {
  const more = saidBy(button);
  button.closest("details").open = false;
  if (more) steps.add({ op: button.dataset.arrange, ...lineOf(button), ...more }, button.textContent);
  else remark(steps, "请先把光标放到要分开的字中间；也可以按“改这段”，在框里回车");
}

function press(button) {
  const row = button.closest(".fact-row");
  const { op, add: list, number, applied, person, turn: way, go } = button.dataset;
  const words = button.textContent;
  if (row && !("open" in button.dataset)) leaveCard(row.dataset.key);
  if (list) add(list);
  else if (way) turn(way);
  else if ("accept" in button.dataset) acceptAll(...togetherWith(button));
  else if ("keys" in button.dataset) openKeys();
  else if ("tour" in button.dataset) walk();
  else if (go) move(Number(go));
  else if ("list" in button.dataset) turnList(button);
  else if ("arrange" in button.dataset) arrange(button);
  else if ("open" in button.dataset) open(row.dataset.key);
  else if ("place" in button.dataset) usePlace(row.dataset.key);
  else if ("editParagraph" in button.dataset) edit(button, "paragraph", "改一段");
  else if ("comment" in button.dataset) location.assign(`${review.dataset.comments}?place=${placeOf(button)}`);
  else if ("editHeading" in button.dataset) edit(button, "heading", "改小标题");
  else if (op === "turn_edit") steps.add({ op, number, applied: applied === "true" }, `清理：${words}`);
  else if (op === "choose") steps.add({ op, id: row.dataset.key, person }, `${nameOf(row.dataset.key)}是${words}`);
  else if (op && row) act(op, row.dataset.key);
  else if (["unschedule", "redraft"].includes(op)) steps.add({ op }, words);
  else if (op) steps.add({ op, ...lineOf(button) }, words);
}

const WAYS = { undo: "撤销", redo: "重做" };
const turn = (op) => steps.add({ op }, WAYS[op]);

// The way of the keys: with Ctrl or ⌘, Z back, Y or Shift and Z forth.
function wayOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : null;
}

// Gives up what is being typed, and asks first where something would be lost.
function cancel() {
  const had = document.activeElement;
  if (selected()) take(); // what is selected is let go, and the kinds with it
  const line = had.closest(".line.is-open");
  const form = had.closest("form");
  if (line) cancelBox(line);
  else if (form && review.contains(form) && typedIn(form)) {
    if (!confirm("改过的字不要了吗？")) return;
    form.reset();
  }
  if (!line || !line.classList.contains("is-open")) had.blur();
}

const ACTS = { accept: "对的", reopen: "再看", delete: "删去" };

// After a fact is done with, the next one that is open is in hand.
function act(op, key) {
  leaveCard(key);
  steps.add({ op, id: key }, `${ACTS[op]}：${nameOf(key)}`);
  if (op === "reopen") return;
  const next = nextOpen(key);
  if (next) hold(next);
  else letGo();
}

// The walk-through tells of a fact in hand.
function walk() {
  closeKeys();
  const first = current || nextOpen(null);
  if (first) hold(first);
  startTour();
}

// The open facts that a button stands for, and what they are together.
function togetherWith(button) {
  const { accept, of } = button.dataset;
  if (accept === "line") return [ofLine(button.closest(".line"), rows()), "这一段"];
  if (accept === "kind") return [ofKind(of, rows()), button.textContent.trim()];
  const row = button.closest(".fact-row");
  return [ofName(row, rows()), nameOf(row.dataset.key)];
}

function acceptAll(keys, what) {
  if (!keys.length) { remark(steps, `${what}没有要核对的`); return; }
  steps.add({ op: "accept_all", keys }, `全都对：${what}`);
  const next = nextOpen(keys.at(-1));
  if (next) hold(next);
  else letGo();
}

function acceptLine() {
  const line = current && lineOfFact(current);
  if (line) acceptAll(ofLine(line, rows()), "这一段");
}

// On narrow screens: all facts over the text, or the one in hand.
function turnList(button) {
  const isListed = document.getElementById("side").classList.toggle("is-listed");
  button.setAttribute("aria-expanded", isListed);
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => current && act("accept", current),
  A: acceptLine,
  "?": openKeys,
  x: () => current && act("delete", current),
  w: () => current && usePlace(current),
  e: () => current && open(current),
};

review.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button]");
  const link = event.target.closest("a[href^='#']");
  const told = event.target.closest("[data-told]");
  if (button) press(button);
  else if (told) open(told.closest(".fact-row").dataset.key, told.dataset.told);
  else if (event.target.closest("#text") && !selected()) pressText(event.target);
  else if (link) {
    event.preventDefault();
    document.getElementById("side").classList.remove("is-listed");
    hold(link.getAttribute("href").replace(/^#(f-)?/, ""));
  }
});
review.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  event.preventDefault();
  submit(event.target);
});
window.addEventListener("hashchange", holdNamed);
document.addEventListener("selectionchange", () => { const found = selected(); if (found) choose(found); });
document.getElementById("text").addEventListener("pointerdown", beginAnew);
document.getElementById("add").addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is selected
document.addEventListener("keydown", (event) => {
  if (event.isComposing || isSheetOpen()) return; // the keys are those of the input method, or the sheet's
  if (event.key === "Escape" && isTouring()) { endTour(); return; }
  if (event.key === "Escape") { cancel(); return; }
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const button = buttonOf(event, marksOf(current)[0]);
  if (button) { event.preventDefault(); arrange(button); return; }
  if (moveCaret(event, marksOf(current))) { event.preventDefault(); choose(selected()); return; }
  const way = wayOf(event);
  if (way) { event.preventDefault(); turn(way); }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const number = Number(event.key);
  if (number >= 1 && number <= LISTS.length) add(LISTS[number - 1]);
  else if (event.key === "Enter" && event.target.matches("#text article")) {
    event.preventDefault();
    pressText(atCaret());
    event.target.focus({ preventScroll: true }); // where the arrows move the caret
  } else if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});
window.addEventListener("pagehide", () => leaveCard(current));
window.addEventListener("beforeunload", (event) => {
  if (steps.leavesSomething || openBoxes().some(isTyped)) event.preventDefault();
});
