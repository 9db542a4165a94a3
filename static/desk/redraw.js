// Draws the panes anew and leaves alone what did not change: a node stays as it is, with its focus
// and what is typed in it, while the server sends it as before.
import { box, reuse } from "./boxes.js";

const came = new WeakMap(); // each node as the server sent it
const SINGLE = ["schedule", "head", "facts"];
const pane = (name) => document.getElementById(name);
const sections = (holder) => [...holder.querySelectorAll("[data-section]")];
const holders = () => [...sections(pane("text")), pane("schedule"), pane("head"), pane("facts").querySelector("ul")];

export function remember() {
  for (const holder of holders()) for (const node of holder.children) note(node, node);
}

// A node with a digest is known by that.
function note(node, sent) {
  came.set(node, sent.dataset.digest || sent.outerHTML);
}

// The digests of what is shown: the server need not send it again.
export const known = () => [...document.querySelectorAll("#review [data-digest]")].map((node) => node.dataset.digest);

// Draws what the server told; answers the nodes that went.
export function redraw(told) {
  const fresh = Object.fromEntries(["text", ...SINGLE].map((name) => [name, parse(told[name])]));
  const gone = redrawText(pane("text"), fresh.text);
  for (const name of ["schedule", "head"]) gone.push(...patch(pane(name), fresh[name]));
  gone.push(...patch(pane("facts").querySelector("ul"), fresh.facts.querySelector("ul")));
  for (const one of ["p", ...choices(fresh.facts)]) pane("facts").querySelector(one).replaceWith(fresh.facts.querySelector(one));
  return gone;
}

const choices = (holder) => [...holder.querySelectorAll("datalist")].map((list) => `#${list.id}`);

function parse(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

function redrawText(holder, fresh) {
  const { digest } = fresh.querySelector("article").dataset;
  if (holder.firstElementChild.dataset.digest === digest) return [];
  holder.firstElementChild.dataset.digest = digest;
  const old = sections(holder);
  const next = sections(fresh);
  const gone = next.flatMap((section, at) => {
    if (old[at]) return patch(old[at], section);
    for (const node of section.children) note(node, node);
    holder.firstElementChild.append(section);
    return [];
  });
  for (const section of old.slice(next.length)) {
    gone.push(...section.children);
    section.remove();
  }
  return gone;
}

// Gives a holder the children of another; one that came just so before stays where it is.
function patch(holder, fresh) {
  const old = new Set(holder.children);
  const same = new Map([...old].map((node) => [came.get(node), node]));
  const next = [...fresh.children].map((node) => {
    const kept = stays(old, same, node);
    note(kept || node, node);
    if (!kept) return node;
    old.delete(kept);
    return kept;
  });
  for (const node of old) node.remove();
  let at = holder.firstElementChild;
  for (const node of next) {
    if (node === at) at = at.nextElementSibling;
    else holder.insertBefore(node, at);
  }
  return [...old];
}

function stays(old, same, node) {
  const kept = same.get(node.dataset.digest || node.outerHTML);
  if (old.has(kept)) return kept;
  for (const one of old) if (box(one) && one.dataset.was === node.dataset.was) return reuse(one, node);
  return null;
}
