// Words selected in the text, as the record places them: offsets count code points, not the UTF-16
// units of the browser.
const text = document.getElementById("text");
const points = (words) => [...words].length;
const paragraphs = () => [...text.querySelectorAll("[data-start] > p")];

// How many code points of a paragraph stand before a place, or `otherwise` where that is not in it.
function before(paragraph, node, offset, otherwise) {
  if (!paragraph.contains(node)) return otherwise;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return points(range.toString());
}

// How many code points of a paragraph stand before the caret, or null where that is elsewhere.
export function caretIn(paragraph) {
  const { focusNode, focusOffset } = document.getSelection();
  return focusNode ? before(paragraph, focusNode, focusOffset, null) : null;
}

const startOf = (paragraph) => Number(paragraph.parentElement.dataset.start);
const sectionOf = (paragraph) => Number(paragraph.closest("[data-section]").dataset.section);

function wordsOf(section) {
  const lines = text.querySelectorAll(`[data-section="${section}"] [data-paragraph]`);
  return [...[...lines].map((line) => line.dataset.was).join("\n")];
}

// The section of a place in the text and how many code points of that stand before it, or null.
function placeOf(node, offset) {
  const paragraph = paragraphs().find((one) => one.contains(node));
  return paragraph ? { section: sectionOf(paragraph), at: startOf(paragraph) + before(paragraph, node, offset, 0) } : null;
}

// Where that is as the text is drawn: at the end of one paragraph is before the next.
function drawn(place) {
  const within = (one) => sectionOf(one) === place.section && startOf(one) + points(one.textContent) > place.at;
  const paragraph = paragraphs().find(within);
  if (!paragraph) return null;
  let left = [...paragraph.textContent].slice(0, Math.max(0, place.at - startOf(paragraph))).join("").length;
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (; left > node.length; node = walker.nextNode()) left -= node.length;
  return [node, left];
}

// Answers how to put caret and selection back where their lines were drawn anew or in other places.
export function keepSelection() {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
  const places = [placeOf(anchorNode, anchorOffset), placeOf(focusNode, focusOffset)];
  return () => {
    const selection = document.getSelection();
    if (!places[0] || !places[1] || selection.anchorNode === anchorNode && selection.focusNode === focusNode) return;
    const stay = text.contains(anchorNode) && text.contains(focusNode);
    const ends = stay ? [[anchorNode, anchorOffset], [focusNode, focusOffset]] : places.map(drawn);
    if (ends[0] && ends[1]) selection.setBaseAndExtent(...ends[0], ...ends[1]);
  };
}

// {section, start, end, exact} without the blanks at the ends, or null where no words of one section
// are selected. What else a selection runs over, such as the tools of a line, is none of it.
export function selected() {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const met = paragraphs().filter((one) => range.intersectsNode(one));
  if (!met.length) return null;
  const [first, last] = [met[0], met.at(-1)];
  if (sectionOf(first) !== sectionOf(last)) return null;
  const start = startOf(first) + before(first, range.startContainer, range.startOffset, 0);
  const end = startOf(last) + before(last, range.endContainer, range.endOffset, points(last.textContent));
  return trimmed(sectionOf(first), start, end);
}

function trimmed(section, from, to) {
  const words = wordsOf(section);
  let [start, end] = [from, to];
  while (start < end && !words[start].trim()) start += 1;
  while (start < end && !words[end - 1].trim()) end -= 1;
  return start < end ? { section, start, end, exact: words.slice(start, end).join("") } : null;
}
