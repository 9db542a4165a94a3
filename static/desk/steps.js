// The steps of an editor on their way: each waits its turn in the browser's storage, and goes only
// when the server has said that it is saved. What the server refuses is set aside with its words,
// and the next goes on.
import { Queue } from "./queue.js";
import { newId, send } from "./sending.js";

const AGAIN = 15_000; // ms until a server that failed is asked again
const TURNS = ["undo", "redo", "move_paragraph", "move_section"]; // each time another

export class Steps {
  trouble = null; // the last answer, where it kept the first of the waiting from being saved
  stopped = null; // why nothing can be saved on the draft
  busy = false;
  saved = false;

  // screen: {saved(told, step), aside(step), changed(), known()}; token(): what shows that this page asks
  constructor({ step, version, user, draft }, token, screen) {
    Object.assign(this, { address: step, version: Number(version), user, token, screen });
    this.id = newId(); // of the screen: who looks at it has seen the steps made on it
    this.queue = new Queue(`steps:${user}:${draft}`, (gone) => this.sentElsewhere(gone));
  }

  get waiting() { return this.queue.steps.filter((step) => !step.why); } // in order
  get aside() { return this.queue.steps.filter((step) => step.why); }

  // What a page that was closed has left: its steps go on, and what was refused is in sight again.
  takeUp() {
    for (const step of this.aside) this.screen.aside(step);
    this.screen.changed();
    this.flush();
  }

  // `what` names the step for its editor, `typed` holds the words that would be lost with it.
  // Answers the step where it waits to be sent.
  add(given, what, typed = "") {
    const step = { id: newId(), given, what, typed, version: this.version, screen: this.id };
    if (this.stopped) {
      this.setAside(step, { why: this.stopped });
      return null;
    }
    if (typed || !this.repeats(given)) this.queue.put(step);
    this.screen.changed();
    this.flush();
    return step;
  }

  repeats(given) {
    const last = this.waiting.at(-1);
    return last && !TURNS.includes(given.op) && JSON.stringify(last.given) === JSON.stringify(given);
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
    const { given, id, version, screen } = step;
    const answer = await send(this.address, this.token(), { ...given, step: id, version, screen, user: this.user, known: this.screen.known() });
    this.trouble = null;
    if (answer.outcome === "saved") this.finish(step, answer.told);
    else if (answer.outcome === "refused") this.setAside(step, answer);
    else if (answer.outcome === "overtaken") this.meet(step, answer);
    else if (answer.outcome === "gone") this.stop(answer);
    else this.wait(answer);
    return !this.trouble && !this.stopped;
  }

  finish(step, told) {
    this.queue.drop(step);
    this.version = told.version;
    this.saved = true;
    this.screen.saved(told, step);
  }

  // Another has changed the same since: it is drawn as it is, and the editor chooses.
  meet(step, { why, told }) {
    this.version = told.version;
    this.screen.saved(told, step);
    this.setAside(step, { why, now: told.now, retry: told.retry }); // its words stand here
  }

  wait(answer) {
    this.trouble = answer;
    if (answer.outcome === "failed") this.timer = setTimeout(() => this.flush(), AGAIN);
  }

  stop({ why }) {
    this.stopped = why;
    for (const step of this.waiting) this.setAside(step, { why });
  }

  setAside(step, { why, now = "", retry = null }) {
    const aside = { id: newId(), ...step, why, now, retry };
    this.queue.put(aside);
    this.screen.aside(aside);
    this.screen.changed();
  }

  // Sets the first of the waiting aside, so that it holds up no other.
  skip() {
    if (this.busy || !this.trouble) return;
    this.trouble = null;
    this.setAside(this.waiting[0], { why: "先放下了" });
    this.flush();
  }

  forget(step) {
    this.queue.drop(step);
    this.screen.changed();
  }

  // The editor's own words after all, in place of those that stand there.
  insist(step) {
    this.forget(step);
    this.add(step.retry, step.what, step.typed);
  }

  // Another window of the same editor was quicker.
  sentElsewhere(gone) {
    for (const step of gone) if (step.screen === this.id) this.screen.sent(step);
    this.screen.changed();
  }

  get leavesSomething() {
    return this.waiting.length > 0 || this.aside.some((step) => step.typed);
  }
}
