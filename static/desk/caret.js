// A caret for the keyboard in a text that cannot be typed in, where browsers show none. The arrows
// move it, with Shift they select, with Ctrl or ⌥ by words.
const text = document.getElementById("text");
const STEPS = {
  ArrowLeft: ["backward", "character"],
  ArrowRight: ["forward", "character"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"],
  End: ["forward", "lineboundary"],
};
const FARTHEST = 40; // steps over what stands between two paragraphs
const shown = document.createElement("span");
shown.className = "caret";
shown.setAttribute("aria-hidden", "true");

const paragraphOf = (node) => {
  const found = (node?.nodeType === 1 ? node : node?.parentElement)?.closest("[data-start] > p");
  return text.contains(found) ? found : null;
};

// Whether the key moves the caret or the end of the selection; `marks` are those of the fact in hand.
export function moveCaret({ key, shiftKey, ctrlKey, altKey, metaKey, target }, marks) {
  if (!STEPS[key] || metaKey || altKey) return false;
  if (!shiftKey && !target.closest("#text")) return false; // the page is scrolled by these
  const [way, by] = STEPS[key];
  const selection = document.getSelection();
  if (!paragraphOf(selection.focusNode)) begin(selection, marks, shiftKey);
  step(selection, shiftKey ? "extend" : "move", way, ctrlKey && by === "character" ? "word" : by);
  draw(selection);
  return true;
}

// At the fact in hand, all of it where that is to be made longer or shorter; else where the text begins.
function begin(selection, marks, extends_) {
  const first = marks[0] || text.querySelector("[data-start] > p");
  const last = extends_ && marks.at(-1);
  selection.setBaseAndExtent(first, 0, last || first, last ? last.childNodes.length : 0);
}

function step(selection, alter, way, by) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  for (let tries = 0; tries < FARTHEST; tries += 1) {
    selection.modify(alter, way, by);
    if (paragraphOf(selection.focusNode)) return;
  }
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset); // the text ends here
}

// Shows the caret where nothing is selected, and keeps the place in sight.
function draw(selection) {
  const range = document.createRange();
  range.setStart(selection.focusNode, selection.focusOffset);
  const place = range.getClientRects()[0] || paragraphOf(selection.focusNode).getBoundingClientRect();
  const holder = text.getBoundingClientRect();
  Object.assign(shown.style, { left: `${place.left - holder.left}px`, top: `${place.top - holder.top}px`, height: `${place.height}px` });
  text.append(shown);
  shown.scrollIntoView({ block: "nearest" });
  if (!selection.isCollapsed) shown.remove();
}

// The words behind the caret, or null where there is none.
export function wordsAhead() {
  const { focusNode, focusOffset, isCollapsed } = document.getSelection();
  const paragraph = isCollapsed && shown.isConnected && paragraphOf(focusNode);
  if (!paragraph) return null;
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setStart(focusNode, focusOffset);
  return range.toString();
}

// The element that the caret stands in.
export const atCaret = () => {
  const { focusNode } = document.getSelection();
  return paragraphOf(focusNode) ? focusNode.parentElement.closest("#text *") : text;
};

// A mouse that goes down on selected words would drag them away; they are selected anew from there.
export function beginAnew({ pointerType, button, shiftKey }) {
  shown.remove();
  if (pointerType === "mouse" && button === 0 && !shiftKey) document.getSelection().removeAllRanges();
}
