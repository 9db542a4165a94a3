// Steps in the browser's storage, where they outlast the page; in order, each by its id. Where the
// storage takes nothing they are kept in the page alone.
export class Queue {
  constructor(key, gone) {
    this.key = key;
    this.held = this.read() || [];
    window.addEventListener("storage", (event) => { if (event.key === key) this.follow(gone); });
  }

  get steps() { return this.held; }
  get isKept() { return JSON.stringify(this.read() || []) === JSON.stringify(this.held); }

  put(step) {
    this.write([...this.others(step), step]);
  }

  drop(step) {
    this.write(this.others(step));
  }

  // With those that another window has added meanwhile.
  others(step) {
    return (this.read() || this.held).filter((one) => one.id !== step.id);
  }

  follow(gone) {
    const was = this.held;
    this.held = this.read() || [];
    const left = new Set(this.held.map((step) => step.id));
    gone(was.filter((step) => !left.has(step.id)));
  }

  read() {
    try {
      return this.lost ? null : JSON.parse(localStorage.getItem(this.key) || "[]");
    } catch {
      return null;
    }
  }

  write(steps) {
    this.held = steps;
    try {
      if (steps.length) localStorage.setItem(this.key, JSON.stringify(steps));
      else localStorage.removeItem(this.key);
      this.lost = false;
    } catch {
      this.lost = true; // what is there is of before
    }
  }
}
