// The order of the facts: that of the text, or those that are unsure first and the accepted last;
// this browser keeps which.
const KEPT = "desk-unsure-first";
const chooser = document.querySelector("[data-order-by]");

const isUnsureFirst = () => chooser.getAttribute("aria-pressed") === "true";
const rank = ({ classList }) => (classList.contains("is-accepted") ? 2 : classList.contains("is-unsure") ? 0 : 1);

// Nodes in the order of the text as the editor wants them; `stateOf` answers the node that has the state.
export function arranged(nodes, stateOf = (node) => node) {
  return isUnsureFirst() ? nodes.toSorted((one, other) => rank(stateOf(one)) - rank(stateOf(other))) : nodes;
}

export function offerOrder(changed) {
  chooser.setAttribute("aria-pressed", String(localStorage.getItem(KEPT) === "1"));
  chooser.addEventListener("click", () => {
    chooser.setAttribute("aria-pressed", String(!isUnsureFirst()));
    try { localStorage.setItem(KEPT, isUnsureFirst() ? "1" : "0"); } catch { /* full or forbidden: for this page only */ }
    changed();
  });
}
