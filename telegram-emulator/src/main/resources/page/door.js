// The door: who to be.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import * as api from './api.js';
import { go } from './address.js';
import { avatar } from './avatar.js';
import { pause } from './pause.js';
import { fullName } from './words.js';

const LOOK_AGAIN_MILLIS = 2000;

export class Door {
  /** Why one stands here again, or what went wrong. */
  problem = '';

  #changed;
  #people = [];
  #words = '';
  #isAnswered = true;
  #standing = null;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Shows who is here, also those who come later, until it is closed. */
  async open() {
    this.close();
    this.#words = '';
    this.#standing = new AbortController();
    const { signal } = this.#standing;
    while (!signal.aborted) {
      await this.#find(signal);
      await pause(LOOK_AGAIN_MILLIS, signal).catch(() => {});
    }
  }

  close() {
    this.#standing?.abort();
  }

  view() {
    return html`
      <main class="door">
        <p class="brand"><img src="/_emulator/page/icon.svg" alt="" width="28" height="28" /> Telegram emulator</p>
        <h1>Who are you?</h1>
        <p>Be any person of this emulated Telegram and chat with its bots. No account, and nothing leaves this machine.</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
        ${this.#isAnswered ? '' : html`<p class="problem" role="status">The emulator does not answer. Trying again …</p>`}
        <form class="new-person" @submit=${this.#make}>
          <label>First name <input name="first_name" required maxlength="64" autocomplete="off" /></label>
          <label>User name <input name="username" pattern="(?=.{5,32}$)[A-Za-z](?:_?[A-Za-z0-9])+" title="5 to 32 letters, digits and single _ between them, a letter first" placeholder="optional" autocomplete="off" /></label>
          <button class="primary">Enter as a new person</button>
        </form>
        <label class="search">Or be one of those who are here
          <input type="search" placeholder="Search people" @input=${this.#search} /></label>
        <ul class="people">
          ${repeat(
            this.#people,
            (person) => person.id,
            (person) => html`<li>
              <a href="#/${person.id}/0">
                ${avatar(person.id, fullName(person))}
                <span class="who">${fullName(person)}<small>${person.username ? `@${person.username}` : person.id}</small></span>
              </a>
            </li>`,
          )}
        </ul>
        ${this.#people.length === 0 ? html`<p class="hint">${this.#words ? 'Nobody of that name.' : 'Nobody here yet. Enter as the first one.'}</p>` : ''}
      </main>
    `;
  }

  async #find(signal) {
    const words = this.#words;
    try {
      const people = await api.findPeople(words, signal);
      if (words === this.#words) {
        this.#people = people;
      }
      this.#isAnswered = true;
    } catch {
      this.#isAnswered = signal.aborted;
    }
    this.#changed();
  }

  #search = (event) => {
    this.#words = event.target.value;
    this.#find(this.#standing.signal);
  };

  #make = async (event) => {
    event.preventDefault();
    const fields = new FormData(event.target);
    const person = { first_name: fields.get('first_name').trim() };
    if (fields.get('username')) {
      person.username = fields.get('username');
    }
    try {
      const made = await api.makePerson(person);
      this.problem = '';
      go({ person: made.id, chat: 0 });
    } catch (problem) {
      this.problem = problem.message;
      this.#changed();
    }
  };
}
