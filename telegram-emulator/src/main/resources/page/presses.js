// Buttons that were pressed, and what their bots answer to each.

export class Presses {
  #answered;
  #asking = new Set();
  #waiting = new Map();
  #early = new Map();

  /** Tells `answered(press, answer)` what came of a press, `{ chat, message, data }`. */
  constructor(answered) {
    this.#answered = answered;
  }

  /** Presses a button; `ask` does so in the emulator and returns the callback query. */
  async press(press, ask) {
    this.#asking.add(press);
    try {
      const { id } = await ask();
      const answer = this.#early.get(id);
      if (answer) {
        this.#answered(press, answer);
      } else {
        this.#waiting.set(id, press);
      }
    } finally {
      this.#asking.delete(press);
      if (this.#asking.size === 0) {
        this.#early.clear();
      }
    }
  }

  /** Takes an answer, which can come before the press knows its own number. */
  take(answer) {
    const press = this.#waiting.get(answer.id);
    if (press) {
      this.#waiting.delete(answer.id);
      this.#answered(press, answer);
    } else if (this.#asking.size > 0) {
      this.#early.set(answer.id, answer);
    }
  }

  /** The numbers of the callback queries that nobody answered yet. */
  get unanswered() {
    return [...this.#waiting.keys()];
  }

  /** Returns the data of the buttons under a message that wait for their bot. */
  under(chat, message) {
    return [...this.#asking, ...this.#waiting.values()]
      .filter((press) => press.chat === chat && press.message === message)
      .map((press) => press.data);
  }
}
