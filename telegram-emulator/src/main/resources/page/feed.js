// What happens in the emulator, live. The browser connects again by itself and says what it heard last; `reload` means
// that something was missed. A hidden page lets go of its connection: browsers have six for all pages of an emulator.

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

export class Feed {
  #person;
  #tell;
  #lastId = '';
  #source = null;

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

  #followVisibility = () => {
    if (document.hidden) {
      this.#disconnect();
    } else if (!this.#source) {
      this.#connect();
    }
  };

  #connect() {
    const after = encodeURIComponent(this.#lastId);
    this.#source = new EventSource(`/_emulator/events?person=${this.#person}&after=${after}`);
    for (const kind of KINDS) {
      this.#source.addEventListener(kind, (event) => {
        this.#lastId = event.lastEventId;
        this.#tell(kind, JSON.parse(event.data));
      });
    }
    this.#source.addEventListener('open', () => this.#tell('connected', {}));
    this.#source.addEventListener('error', () => this.#tell('disconnected', {}));
  }

  #disconnect() {
    this.#source?.close();
    this.#source = null;
  }
}
