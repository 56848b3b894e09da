// The messages of one chat that are shown: a run without gaps, of limited length, so that a chat in which thousands
// write stays as quick as one of ten.

const MOST = 300;

export class MessageWindow {
  /** How many messages are asked for at once. */
  static PAGE = 100;

  /** Whether the reader looks at the newest message: if not, nothing that is looked at goes away. */
  followsNewest = true;
  /** Whether there are messages before the oldest one here. */
  hasEarlier;
  /** Whether there are messages after the newest one here. */
  hasLater = false;

  #byId;
  #revision;

  /** Begins with the newest messages as the emulator shows them; `wanted` is how many it was asked for. */
  constructor({ messages, revision }, wanted) {
    this.#byId = new Map(messages.map((message) => [message.message_id, message]));
    this.#revision = revision;
    this.hasEarlier = messages.length === wanted;
  }

  get size() {
    return this.#byId.size;
  }

  get oldestId() {
    return this.#byId.keys().next().value;
  }

  get newestId() {
    return Math.max(0, ...this.#byId.keys());
  }

  /** How many messages to ask for so that as many are shown as now. */
  get wanted() {
    return Math.min(MOST, Math.max(MessageWindow.PAGE, this.size));
  }

  get(messageId) {
    return this.#byId.get(messageId);
  }

  [Symbol.iterator]() {
    return this.#byId.values();
  }

  /** Takes a new message at the end, or an edited one in its place; one that is not here it passes over. */
  take(message, isNew) {
    const known = this.#byId.get(message.message_id);
    if (known) {
      if (message.revision > known.revision) {
        this.#byId.set(message.message_id, message);
      }
    } else if (isNew && !this.hasLater && message.revision > this.#revision) {
      this.#append(message);
    }
  }

  drop(messageId) {
    this.#byId.delete(messageId);
  }

  /** Puts a page of earlier messages before the oldest. */
  prepend(messages) {
    const all = [...messages.map((message) => [message.message_id, message]), ...this.#byId];
    this.#byId = new Map(all.slice(0, MOST));
    this.hasEarlier = messages.length === MessageWindow.PAGE;
    this.hasLater ||= all.length > MOST;
  }

  #append(message) {
    if (this.size >= MOST) {
      if (!this.followsNewest) {
        this.hasLater = true;
        return;
      }
      this.#byId.delete(this.oldestId);
      this.hasEarlier = true;
    }
    this.#byId.set(message.message_id, message);
  }
}
