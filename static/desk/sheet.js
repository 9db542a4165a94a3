// What of the window is left for the text: the bar lies over its top, and on narrow screens the card
// over its foot, above the keyboard of the screen.
const bar = document.getElementById("bar");
const side = document.getElementById("side");
const root = document.documentElement.style;
const seen = window.visualViewport;
const ROOM = 72; // px around the words: their line, the one before and the one behind

export const liesOver = () => getComputedStyle(side).position === "fixed";

function measure() {
  const keyboard = seen ? window.innerHeight - seen.height - seen.offsetTop : 0;
  root.setProperty("--keyboard", `${Math.max(0, Math.round(keyboard))}px`);
  root.setProperty("--bar-height", `${Math.round(bar.getBoundingClientRect().height)}px`);
  root.setProperty("--sheet", liesOver() ? `${Math.round(side.getBoundingClientRect().height)}px` : "0px");
}

// Scrolls so that an element is in the part that can be seen, and not at all where it is there.
export function reveal(element) {
  const top = bar.getBoundingClientRect().bottom;
  const foot = liesOver() ? side.getBoundingClientRect().top : window.innerHeight;
  const place = element.getBoundingClientRect();
  const room = Math.min(ROOM, (foot - top - place.height) / 3);
  if (place.top >= top + room && place.bottom <= foot - room) return;
  window.scrollBy({ top: place.top - top - Math.max(room, (foot - top) / 3 - place.height / 2), behavior: "instant" });
}

// `changed` is called where what lies over the text leaves it other room.
export function watch(changed) {
  const again = () => { measure(); if (liesOver()) changed(); };
  const sizes = new ResizeObserver(again);
  for (const one of [bar, side]) sizes.observe(one);
  seen?.addEventListener("resize", again);
  seen?.addEventListener("scroll", measure);
  measure();
}
