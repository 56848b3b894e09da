// Buttons that were pressed, and what their bots answer to each.

/** Telegram's apps wait no longer for a bot (MTProto, messages.getBotCallbackAnswer, BOT_RESPONSE_TIMEOUT). */
const PATIENCE_MILLIS = 15_000;

export class Presses {
  #answered;
  #expired;
  #asking = new Set();
  #waiting = new Map();
  #early = new Map();

  /**
   * Tells `answered(press, answer)` what came of a press, `{ chat, message, data }`, or `expired(press)` where nothing
   * did: what the bot answers then is not shown any more.
   */
  constructor(answered, expired) {
    this.#answered = answered;
    this.#expired = expired;
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
        setTimeout(() => this.#giveUp(id), PATIENCE_MILLIS);
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

  #giveUp(id) {
    const press = this.#waiting.get(id);
    if (press) {
      this.#waiting.delete(id);
      this.#expired(press);
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
