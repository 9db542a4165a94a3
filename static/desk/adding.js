// The kinds that selected words can be made a fact of, offered under the words.
const add = document.getElementById("add");

export function offerKinds(found) {
  add.classList.toggle("is-shown", Boolean(found));
  add.closest(".review").classList.toggle("has-words", Boolean(found));
  if (!found) return;
  const words = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const page = add.parentElement.getBoundingClientRect();
  const left = Math.min(words.left - page.left, page.width - add.offsetWidth);
  add.style.setProperty("--left", `${Math.max(0, Math.round(left))}px`);
  add.style.setProperty("--top", `${Math.round(words.bottom - page.top)}px`);
}
