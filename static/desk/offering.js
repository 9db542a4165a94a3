// Offers known words where more than one is typed: browsers complete only the whole of an input.
const MARK = /^[^]*[、，,；;\s]/;

// Behind the tags that are typed already, each that is offered.
function completeLast(input) {
  const [before = ""] = input.value.match(MARK) || [];
  for (const one of input.list.options) {
    one.dataset.word ||= one.value;
    one.value = before + one.dataset.word;
  }
}

// What was chosen becomes a line of its own, unless it stands there.
function addLine(input) {
  const area = document.getElementById(input.dataset.adds);
  const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
  area.value = [...new Set([...lines, input.value.trim()])].filter(Boolean).join("\n");
  input.value = "";
}

export function offerWords(holder) {
  holder.addEventListener("input", ({ target }) => { if (target.name === "tags" && target.list) completeLast(target); });
  holder.addEventListener("change", ({ target }) => { if (target.dataset.adds) addLine(target); });
}
