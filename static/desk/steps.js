// The steps of an editor on their way: each waits its turn, and goes only when the server has said
// that it is saved. What the server refuses is set aside with its words, and the next goes on.
import { send } from "./sending.js";

const AGAIN = 15_000; // ms until a server that failed is asked again

export class Steps {
  waiting = []; // {id, given, what, typed}, in order
  aside = []; // the same, with why
  trouble = null; // the last answer, where it kept the first of the waiting from being saved
  stopped = null; // why nothing can be saved on the draft as this page shows it
  newest = null; // the draft as it is, where someone else has changed it
  busy = false;
  saved = false;

  // screen: {saved(told, step), aside(step), changed(), known()}; token(): what shows that this page asks
  constructor(address, version, token, screen) {
    Object.assign(this, { address, version, token, screen });
  }

  // `what` names the step for its editor, `typed` holds the words that would be lost with it.
  // Answers the step where it waits to be sent.
  add(given, what, typed = "") {
    const step = { id: newId(), given, what, typed };
    if (this.stopped) {
      this.setAside(step, this.stopped);
      return null;
    }
    if (typed || !this.waits(given)) this.waiting.push(step);
    this.screen.changed();
    this.flush();
    return step;
  }

  waits(given) {
    const same = JSON.stringify(given);
    return this.waiting.some((step) => JSON.stringify(step.given) === same);
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.busy || this.stopped || !this.waiting.length) return;
    this.busy = true;
    try {
      this.screen.changed();
      while (this.waiting.length && await this.sendFirst()) this.screen.changed();
    } finally {
      this.busy = false;
      this.screen.changed();
    }
  }

  // Whether the next may be sent.
  async sendFirst() {
    const [step] = this.waiting;
    const answer = await send(this.address, this.token(), { ...step.given, step: step.id, version: this.version, known: this.screen.known() });
    this.trouble = null;
    if (answer.outcome === "saved") this.finish(step, answer.told);
    else if (answer.outcome === "refused") this.setAside(this.waiting.shift(), answer.why);
    else if (["overtaken", "gone"].includes(answer.outcome)) this.stop(answer);
    else this.wait(answer);
    return !this.trouble && !this.stopped;
  }

  finish(step, told) {
    this.waiting.shift();
    this.version = told.version;
    this.saved = true;
    this.screen.saved(told, step);
  }

  wait(answer) {
    this.trouble = answer;
    if (answer.outcome === "failed") this.timer = setTimeout(() => this.flush(), AGAIN);
  }

  // All that waits was meant for a draft that is no more as it was.
  stop({ why, told = null }) {
    this.stopped = why;
    this.newest = told;
    for (const step of this.waiting.splice(0)) this.setAside(step, why);
  }

  setAside(step, why) {
    this.aside.push({ ...step, why });
    this.screen.aside(this.aside.at(-1));
    this.screen.changed();
  }

  // Sets the first of the waiting aside, so that it holds up no other.
  skip() {
    if (this.busy || !this.trouble) return;
    this.trouble = null;
    this.setAside(this.waiting.shift(), "先放下了");
    this.flush();
  }

  takeNewest() {
    const told = this.newest;
    this.stopped = this.newest = null;
    this.version = told.version;
    this.screen.saved(told, null);
    this.screen.changed();
  }

  forget(step) {
    this.aside.splice(this.aside.indexOf(step), 1);
    this.screen.changed();
  }

  get leavesSomething() {
    return this.waiting.length > 0 || this.aside.some((step) => step.typed);
  }
}

// Known to the server when it comes twice. (randomUUID is missing on pages without https.)
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
