// Words selected in the text, as the record places them: offsets count code points, not the UTF-16
// units of the browser.
const text = document.getElementById("text");
const points = (words) => [...words].length;

function place(node, offset) {
  const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest("[data-start] > p");
  if (!paragraph || !text.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return {
    section: Number(paragraph.closest("[data-section]").dataset.section),
    at: Number(paragraph.parentElement.dataset.start) + points(before.toString()),
  };
}

function wordsOf(section) {
  const lines = text.querySelectorAll(`[data-section="${section}"] [data-paragraph]`);
  return [...[...lines].map((line) => line.dataset.was).join("\n")];
}

// {section, start, end, exact}, or null where no words of one section are selected.
export function selected() {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (!start || !end || start.section !== end.section || start.at >= end.at) return null;
  const exact = wordsOf(start.section).slice(start.at, end.at).join("");
  return { section: start.section, start: start.at, end: end.at, exact };
}
