// The fact in hand: marked in the text, its card open and both in view.
import { unfold } from "./forms.js";
import { marksOf } from "./marks.js";
import { liesOver, reveal } from "./sheet.js";

export let current = null; // its key

export const rows = () => [...document.querySelectorAll(".fact-row")];
export const rowOf = (key) => document.getElementById(`f-${key}`);
export const isOpen = (row) => !row.matches(".is-accepted, .is-waiting");

const side = document.getElementById("side");

// Marks it as the one in hand, wherever it stands.
export function mark(key) {
  if (key !== current) leaveCard();
  current = key;
  document.querySelectorAll(".is-held").forEach((one) => one.classList.remove("is-held"));
  const row = rowOf(key);
  if (row) unfold(row);
  for (const one of [row, ...marksOf(key)]) one?.classList.add("is-held");
  side.classList.toggle("has-held", Boolean(row));
}

function leaveCard() {
  side.classList.remove("is-editing");
  rowOf(current)?.dispatchEvent(new Event("left", { bubbles: true }));
}

// Takes it in hand and shows it with its sentence; who is writing goes on.
export function hold(key) {
  mark(key);
  const row = rowOf(key);
  if (!row) return;
  if (liesOver() && !side.classList.contains("is-listed")) side.scrollTop = 0;
  else row.scrollIntoView({ block: "nearest" });
  if (!document.activeElement.matches("textarea, input, select")) row.focus({ preventScroll: true });
  show();
}

// Its sentence again, where the room for it has changed.
export function show() {
  const [first] = current ? marksOf(current) : [];
  if (first) reveal(first);
}

export function move(by) {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.key === current);
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) hold(next.dataset.key);
}

// The next that is still to be looked at, from the first again where none follows; null after the last.
export function nextOpen(key) {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.key === key);
  const next = [...all.slice(at + 1), ...all.slice(0, at)].find(isOpen);
  return next ? next.dataset.key : null;
}

export function letGo() {
  mark(null);
}
