// Reads from the emulator one after another, so that no older answer overwrites a newer one. What is heard during a
// read is held back, and applied to what was read.

export class ReadQueue {
  #apply;
  #failed;
  #waiting = new Map();
  #isReading = false;
  #held = [];

  /** Gives what is heard to `apply`, in order; reads that fail are told to `failed`. */
  constructor(apply, failed) {
    this.#apply = apply;
    this.#failed = failed;
  }

  /** Reads after all that waits already. What waits under the same key stands for both: it will see the newest too. */
  read(key, action) {
    if (!this.#waiting.has(key)) {
      this.#waiting.set(key, action);
    }
    this.#work();
  }

  /** Reads before all that waits: someone looks at the place where it will stand. */
  readFirst(key, action) {
    this.#waiting.delete(key);
    this.#waiting = new Map([[key, action], ...this.#waiting]);
    this.#work();
  }

  hear(event) {
    if (this.#isReading) {
      this.#held.push(event);
    } else {
      this.#apply(event);
    }
  }

  async #work() {
    if (this.#isReading) {
      return;
    }
    this.#isReading = true;
    try {
      while (this.#waiting.size > 0) {
        const [[key, action]] = this.#waiting;
        this.#waiting.delete(key);
        await action().catch(this.#failed);
        this.#held.splice(0).forEach((event) => this.#apply(event));
      }
    } finally {
      this.#isReading = false;
    }
  }
}
