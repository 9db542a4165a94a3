// The walk-through: a few words at each of the things that a first review needs. It is offered until
// the editor has taken it or said no, which this browser keeps.
import { liesOver, reveal } from "./sheet.js";

const tour = document.getElementById("tour");
const offer = document.getElementById("tour-offer");
const stops = [...tour.querySelectorAll("li")];
const part = (name) => tour.querySelector(`[data-${name}]`);
const GAP = 12; // px between it and what it tells of
let at = 0;
let before = null; // where the focus was

function place(target) {
  const { top, bottom, left } = target.getBoundingClientRect();
  const isLow = bottom + GAP + tour.offsetHeight > window.innerHeight;
  const beside = isLow ? Math.max(GAP, top - GAP - tour.offsetHeight) : bottom + GAP;
  tour.style.setProperty("--tour-top", `${Math.round(liesOver() ? GAP : beside)}px`);
  tour.style.setProperty("--tour-left", `${Math.round(Math.max(GAP, Math.min(left, window.innerWidth - tour.offsetWidth - 2 * GAP)))}px`);
}

function go(to) {
  at = to;
  stops.forEach((stop, number) => { stop.hidden = number !== at; });
  part("count").textContent = `${at + 1} / ${stops.length}`;
  part("back").disabled = at === 0;
  part("on").textContent = at < stops.length - 1 ? "下一步" : "看完了";
  show();
  tour.focus({ preventScroll: true });
}

function show() {
  if (tour.hidden) return;
  unmark();
  const target = document.querySelector(stops[at].dataset.at);
  if (!target) return;
  target.classList.add("is-toured");
  if (target.closest("#text")) reveal(target);
  place(target);
}

const unmark = () => document.querySelectorAll(".is-toured").forEach((one) => one.classList.remove("is-toured"));

export function startTour() {
  before = document.activeElement;
  tour.hidden = false;
  go(0);
}

export function endTour() {
  tour.hidden = true;
  unmark();
  seen();
  before?.focus({ preventScroll: true });
}

export const isTouring = () => !tour.hidden;

function seen() {
  offer.hidden = true;
  try { localStorage.setItem(offer.dataset.seen, "1"); } catch { /* full or forbidden: it is offered again */ }
}

export function offerTour() {
  offer.hidden = localStorage.getItem(offer.dataset.seen) === "1";
  part("back").addEventListener("click", () => go(at - 1));
  part("on").addEventListener("click", () => (at < stops.length - 1 ? go(at + 1) : endTour()));
  part("off").addEventListener("click", endTour);
  offer.querySelector("[data-tour-off]").addEventListener("click", seen);
  window.addEventListener("resize", show);
  window.addEventListener("scroll", () => { if (isTouring()) place(document.querySelector(".is-toured") || tour); }, { passive: true });
}
