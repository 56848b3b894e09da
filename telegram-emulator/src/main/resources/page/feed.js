// What happens in the emulator, live: server-sent events. It says what it heard last when it connects again; `reload`
// means that something was missed.

import * as api from './api.js';
import { pause } from './pause.js';

const KINDS = [
  'message',
  'edited_message',
  'deleted_message',
  'chat_member',
  'join_request',
  'callback_answer',
  'call',
  'reload',
];
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 5000;

/**
 * Beside the kinds above it tells `connected`, `disconnected`, and `gone` when the emulator came back without the
 * person. A hidden page lets go of its connection: browsers have six for all pages of an emulator.
 */
export class Feed {
  #person;
  #tell;
  #lastId = '';
  #connection = null;

  /** Follows what a person sees and what bots call; `tell(kind, data)` hears of it. */
  constructor(person, tell) {
    this.#person = person;
    this.#tell = tell;
    document.addEventListener('visibilitychange', this.#followVisibility);
    this.#followVisibility();
  }

  close() {
    document.removeEventListener('visibilitychange', this.#followVisibility);
    this.#disconnect();
  }

  /** Forgets what was heard, so that `reload` comes after the next connection. */
  beginAnew() {
    this.#lastId = '';
    this.#lost();
  }

  #followVisibility = () => {
    if (document.hidden) {
      this.#disconnect();
    } else if (!this.#connection) {
      this.#connect();
    }
  };

  #disconnect() {
    this.#connection?.abort();
    this.#connection = null;
  }

  #connect() {
    this.#disconnect();
    this.#connection = new AbortController();
    const source = new EventSource(`/_emulator/events?person=${this.#person}&after=${encodeURIComponent(this.#lastId)}`);
    this.#connection.signal.addEventListener('abort', () => source.close());
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        this.#lastId = event.lastEventId;
        this.#tell(kind, JSON.parse(event.data));
      });
    }
    source.addEventListener('open', () => this.#tell('connected'));
    // not left to the browser: after an answer such as a 404 it never tries again
    source.addEventListener('error', () => this.#lost());
  }

  async #lost() {
    this.#disconnect();
    if (document.hidden) {
      return;
    }
    this.#tell('disconnected');
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (let wait = FIRST_WAIT_MILLIS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
      try {
        await pause(wait, signal);
        await api.person(this.#person, signal);
        this.#connect();
      } catch (problem) {
        if (problem.status === 404) {
          this.#disconnect();
          this.#tell('gone');
        }
      }
    }
  }
}
