// The door: who to be.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import * as api from './api.js';
import { avatar } from './avatar.js';
import { fullName } from './words.js';

export class Door {
  #changed;
  #go;
  #people = [];
  #problem = '';

  constructor(changed) {
    this.#changed = changed;
  }

  open(go) {
    this.#go = go;
    this.#find('');
  }

  view() {
    return html`
      <main class="door">
        <h1>Who are you?</h1>
        <p>Be any person of this emulated Telegram and chat with its bots. No account, and nothing leaves this machine.</p>
        <form class="new-person" @submit=${this.#make}>
          <label>First name <input name="first_name" required maxlength="64" autocomplete="off" /></label>
          <label>User name <input name="username" pattern="[A-Za-z][A-Za-z0-9_]{3,31}" title="4 to 32 letters, digits and _" placeholder="optional" autocomplete="off" /></label>
          <button class="primary">Enter as a new person</button>
        </form>
        ${this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : ''}
        <label class="search">Or be one of those who are here
          <input type="search" placeholder="Search people" @input=${(event) => this.#find(event.target.value)} /></label>
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
        ${this.#people.length === 0 ? html`<p class="hint">Nobody here yet.</p>` : ''}
      </main>
    `;
  }

  async #find(words) {
    try {
      this.#people = await api.findPeople(words);
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#changed();
  }

  #make = async (event) => {
    event.preventDefault();
    const fields = new FormData(event.target);
    const person = { first_name: fields.get('first_name').trim() };
    if (fields.get('username')) {
      person.username = fields.get('username');
    }
    try {
      const made = await api.makePerson(person);
      this.#problem = '';
      this.#go({ person: made.id, chat: 0 });
    } catch (problem) {
      this.#problem = problem.message;
      this.#changed();
    }
  };
}
