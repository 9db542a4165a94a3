// The facts around a place of the text, the innermost first.
function factsAround(node) {
  const keys = [];
  for (let mark = node; (mark = mark.closest("#text [data-fact]")); mark = mark.parentElement) keys.push(mark.dataset.fact);
  return keys;
}

// The fact that is meant at a place of the text: the innermost, and pressed again the one around it.
export function factAt(node, current) {
  const keys = factsAround(node);
  return keys[(keys.indexOf(current) + 1) % keys.length];
}
