// The card of a fact is left when the focus goes out of its form, or another fact is taken in hand.
let isQuiet = false;
let composing = null; // the field that an input method writes in

// What drawing does to the focus is no leaving.
export function quietly(act) {
  isQuiet = true;
  try {
    act();
  } finally {
    isQuiet = false;
  }
}

// `left` is called with the form. Where only the window loses the focus its field keeps it, and what
// an input method composes is not typed yet.
export function watchCards(facts, left) {
  const look = ({ target, relatedTarget }) => {
    const form = target.closest("form");
    const stays = form?.contains(relatedTarget || document.activeElement);
    if (form && !stays && !isQuiet && !composing?.isConnected) left(form);
  };
  facts.addEventListener("focusout", look);
  facts.addEventListener("left", ({ target }) => left(target.querySelector("form")));
  facts.addEventListener("compositionstart", ({ target }) => { composing = target; });
  facts.addEventListener("compositionend", (event) => { composing = null; look(event); });
}
