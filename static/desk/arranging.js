// Lines of the text moved, joined, split, and lifted into the head: a button for each, and its key.
import { caretIn } from "./selecting.js";

// The line that is meant: that of the caret, else that of the focus, else that of the fact in hand.
function lineAtHand(held) {
  const places = [document.getSelection().focusNode?.parentElement, document.activeElement, held];
  return places.map((place) => place?.closest(".review .line")).find(Boolean);
}

const nameOf = ({ key, altKey, shiftKey }) => (altKey ? `Alt+${shiftKey ? "Shift+" : ""}${key}` : key);

// The button that a key stands for, in the line at hand or at the head of its section.
export function buttonOf(event, held) {
  if (event.ctrlKey || event.metaKey) return null;
  const line = lineAtHand(held);
  const search = (place) => place?.querySelector(`[data-key="${CSS.escape(nameOf(event))}"]`);
  return search(line) || search(line?.closest("[data-section]"));
}

// What a step says beside its line, or null where it needs a caret and there is none.
export function saidBy(button) {
  const { arrange, with: said = "{}" } = button.dataset;
  const at = arrange.startsWith("split") ? caretIn(button.closest(".line").querySelector("p, h1")) : null;
  if (arrange === "split_paragraph") return at === null ? null : { at };
  return { ...JSON.parse(said), ...(at && { at }) };
}

// What is pressed elsewhere closes the list of a line.
document.addEventListener("pointerdown", ({ target }) => {
  for (const open of document.querySelectorAll(".line__more[open]")) if (!open.contains(target)) open.open = false;
});
