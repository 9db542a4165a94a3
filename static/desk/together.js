// Facts that are accepted together: those of a paragraph, of a kind, or of a name throughout.
import { isOpen } from "./hand.js";
import { marksOf } from "./marks.js";

const keysOf = (rows) => rows.filter(isOpen).map((row) => row.dataset.key);
const nameOf = (row) => row.querySelector(".fact-row__words").textContent;
const isName = (row) => !["statistics", "quotations"].includes(row.dataset.list);

export function ofLine(line, rows) {
  const keys = new Set([...line.querySelectorAll("[data-fact]")].map((mark) => mark.dataset.fact));
  return keysOf(rows.filter((row) => keys.has(row.dataset.key)));
}

export const lineOfFact = (key) => marksOf(key)[0]?.closest(".line");
export const ofKind = (list, rows) => keysOf(rows.filter((row) => row.dataset.list === list));
export const ofName = (row, rows) => keysOf(rows.filter((one) => isName(one) && nameOf(one) === nameOf(row)));

// How many of each kind are open stands on its button; a name that has others can be accepted with them.
export function tellTogether(rows) {
  for (const button of document.querySelectorAll("[data-accept=kind]")) {
    const { length } = ofKind(button.dataset.of, rows);
    button.querySelector("b").textContent = length;
    button.disabled = !length;
  }
  const open = new Map();
  for (const row of rows) if (isName(row) && isOpen(row)) open.set(nameOf(row), (open.get(nameOf(row)) || 0) + 1);
  for (const row of rows) row.classList.toggle("has-others", isName(row) && open.get(nameOf(row)) > 1);
}
