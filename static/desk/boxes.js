// A line of the text under an editor's hands: its words in a box, until they are saved.
import { button } from "./saving.js";

const lines = new WeakMap(); // the children of a line, while a box stands in their place

export const box = (line) => (lines.has(line) ? line.querySelector("textarea") : null);
export const openBoxes = () => [...document.querySelectorAll("#text .line")].map(box).filter(Boolean);
export const isTyped = (one) => !one.readOnly && one.value !== one.closest(".line").dataset.was;

export function openBox(line, save) {
  const { was } = line.dataset;
  const area = document.createElement("textarea");
  area.value = was;
  area.rows = Math.max(2, Math.ceil(was.length / 28));
  area.setAttribute("aria-label", "改后的文字");
  lines.set(line, [...line.childNodes]);
  line.classList.add("is-open");
  line.replaceChildren(area, button("存下", () => send(area, save)), button("不改了", () => cancelBox(area.closest(".line"))));
  area.focus();
}

// Words that are on their way stay as they are until it is known what became of them.
function send(area, save) {
  const step = save(area);
  if (!step) return;
  area.dataset.step = step.id;
  lock(area, true);
}

function lock(area, locked) {
  area.readOnly = locked;
  for (const one of area.parentElement.querySelectorAll("button")) one.disabled = locked;
}

// Gives up what was typed in a line, and asks first.
export function cancelBox(line) {
  const area = box(line);
  if (area.readOnly || isTyped(area) && !confirm("改过的字不要了吗？")) return;
  closeBox(line);
}

export function closeBox(line) {
  line.replaceChildren(...lines.get(line));
  line.classList.remove("is-open");
  lines.delete(line);
}

const areaOf = (step) => document.querySelector(`#text textarea[data-step="${step.id}"]`);

export function saved(step) {
  const area = areaOf(step);
  if (area) closeBox(area.closest(".line"));
}

export function refused(step) {
  const area = areaOf(step);
  if (!area) return;
  delete area.dataset.step;
  lock(area, false);
}

// The same words as the server sends them now, perhaps with other marks.
export function reuse(line, fresh) {
  lines.set(line, [...fresh.childNodes]);
  return line;
}

// A box goes on in another line of the same words; false where there is none.
export function moveBox(line) {
  const same = (one) => one.dataset.was === line.dataset.was && !box(one)
    && "paragraph" in one.dataset === "paragraph" in line.dataset;
  const other = [...document.querySelectorAll("#text .line")].find(same);
  if (!other) return false;
  lines.set(other, [...other.childNodes]);
  other.classList.add("is-open");
  other.replaceChildren(...line.childNodes);
  return true;
}
