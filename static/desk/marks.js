// The marks of the facts in the text.
const text = document.getElementById("text");

export const marksOf = (key) => [...text.querySelectorAll(`[data-fact="${CSS.escape(key)}"]`)];

// Each mark says of its fact what the list says: whether it is looked at, and whether it is unsure.
export function tellStates(rows) {
  const byKey = new Map(rows.map((row) => [row.dataset.key, row.classList]));
  for (const mark of text.querySelectorAll("[data-fact]")) {
    const states = byKey.get(mark.dataset.fact);
    for (const name of ["is-accepted", "is-unsure"]) mark.classList.toggle(name, Boolean(states?.contains(name)));
  }
}
