// Draws the panes anew and leaves alone what did not change: a node stays as it is, with its focus
// and what is typed in it, while the server sends it as before.
import { box, reuse } from "./boxes.js";
import { arranged } from "./order.js";

const came = new WeakMap(); // each node as the server sent it
const SINGLE = ["schedule", "head", "facts"];
const pane = (name) => document.getElementById(name);
const article = () => pane("text").querySelector("article");
const sections = (holder) => [...holder.querySelectorAll("[data-section]")];
const facts = () => pane("facts").querySelector("ul");
const holders = () => [...sections(article()), pane("schedule"), pane("head"), facts()];

export function remember() {
  for (const holder of holders()) for (const node of holder.children) note(node, node);
}

// A node with a digest is known by that.
function note(node, sent) {
  came.set(node, sent.dataset.digest || sent.outerHTML);
}

// The digests of what is shown: the server need not send it again.
export const known = () => [...document.querySelectorAll("#review [data-digest]")].map((node) => node.dataset.digest).join("");

// Draws what the server told; answers the nodes that went.
export function redraw(told) {
  const fresh = Object.fromEntries(["text", ...SINGLE].map((name) => [name, parse(told[name])]));
  const gone = redrawText(article(), fresh.text);
  for (const name of ["schedule", "head"]) gone.push(...patch(pane(name), fresh[name]));
  gone.push(...patch(facts(), inOrder(fresh.facts.querySelector("ul"))));
  pane("facts").querySelector("p").replaceWith(fresh.facts.querySelector("p"));
  for (const list of fresh.facts.querySelectorAll("datalist")) {
    const shown = pane(list.id);
    if (shown.dataset.digest !== list.dataset.digest) shown.replaceWith(list);
  }
  return gone;
}

// The list of facts with those between that were not sent again, as the editor wants them.
function inOrder(list) {
  const { order } = Object.assign(facts().dataset, list.dataset);
  const sent = byKey(list);
  const shown = byKey(facts());
  const nodes = order.split(" ").filter(Boolean).map((key) => sent.get(key) || stub(shown.get(key)));
  if (nodes.length) list.replaceChildren(...arranged(nodes, ({ dataset }) => sent.get(dataset.key) || shown.get(dataset.key)));
  return list;
}

const byKey = (list) => new Map([...list.children].map((node) => [node.dataset.key, node]));

// Puts the facts that are shown in the order that the editor wants.
export function arrangeFacts() {
  const shown = byKey(facts());
  const nodes = facts().dataset.order.split(" ").filter(Boolean).map((key) => shown.get(key));
  if (nodes.length) arrange(facts(), arranged(nodes));
}

function stub({ dataset: { key, digest } }) {
  const node = document.createElement("li");
  Object.assign(node.dataset, { key, digest });
  return node;
}

function parse(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

// A section that is shown already stays; of the others each line stays, wherever it goes.
function redrawText(text, fresh) {
  const old = sections(text);
  const next = sections(fresh);
  const shown = new Map(old.map((section) => [section.dataset.digest, section]));
  const kept = next.map((section) => shown.get(section.dataset.digest));
  const others = old.filter((section) => !kept.includes(section));
  const lines = new Set(others.flatMap((section) => [...section.children]));
  const drawn = next.map((section, at) => kept[at] || others.shift() || section.cloneNode(false));
  const filled = next.map((section, at) => kept[at] ? null : chosen(section, [...drawn[at].children, ...lines], lines));
  next.forEach((section, at) => Object.assign(drawn[at].dataset, section.dataset));
  arrange(text, drawn);
  drawn.forEach((section, at) => { if (filled[at]) arrange(section, filled[at]); });
  return [...lines];
}

// Gives a holder the children of another; one that came just so before stays where it is.
function patch(holder, fresh) {
  const old = new Set(holder.children);
  arrange(holder, chosen(fresh, [...old], old));
  return [...old];
}

// The children of a holder, in place of each the old node that stays; that is taken from `old`.
function chosen(fresh, candidates, old) {
  const same = new Map(candidates.toReversed().map((node) => [came.get(node), node])); // the first wins
  return [...fresh.children].map((node) => {
    const kept = stays(candidates, old, same, node);
    note(kept || node, node);
    if (!kept) return node;
    Object.assign(kept.dataset, node.dataset);
    old.delete(kept);
    return kept;
  });
}

function stays(candidates, old, same, node) {
  const kept = same.get(node.dataset.digest || node.outerHTML);
  if (old.has(kept)) return kept;
  for (const one of candidates) if (old.has(one) && box(one) && one.dataset.was === node.dataset.was) return reuse(one, node);
  return null;
}

function arrange(holder, next) {
  const staying = new Set(next);
  for (const node of [...holder.children]) if (!staying.has(node)) node.remove();
  let at = holder.firstElementChild;
  for (const node of next) {
    if (node === at) at = at.nextElementSibling;
    else holder.insertBefore(node, at);
  }
}
