// Where one finds bots and groups by name, and makes a group.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { avatar } from './avatar.js';

export class Finder {
  #changed;
  #found = [];
  #words = '';

  constructor(changed) {
    this.#changed = changed;
  }

  async open(messenger) {
    const dialog = document.querySelector('dialog.finder');
    dialog.querySelector('input').value = '';
    dialog.showModal();
    await this.#find(messenger, '');
  }

  view(messenger, go) {
    return html`
      <dialog class="finder" aria-label="New chat">
        <form method="dialog" @submit=${(event) => this.#openFirst(event, go)}>
          <input type="search" aria-label="Name of a bot or a group" placeholder="@name of a bot or a group" autocomplete="off"
            @input=${(event) => this.#find(messenger, event.target.value)} />
          <button class="icon" type="button" aria-label="Close" @click=${close}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
          </button>
        </form>
        <ul>
          ${repeat(
            this.#found,
            (chat) => chat.id,
            (chat) => html`<li>
              <button type="button" @click=${() => this.#choose(chat, go)}>
                ${avatar(chat.id, chat.title)}
                <span class="who">${chat.title}<small>${[chat.username ? `@${chat.username}` : '', chat.type === 'private' ? 'bot' : chat.type].filter(Boolean).join(' · ')}</small></span>
              </button>
            </li>`,
          )}
        </ul>
        ${this.#words
          ? html`<button type="button" class="plain" @click=${() => this.#makeGroup(messenger, go)}>Make a group “${this.#words}”</button>`
          : this.#found.length === 0
            ? html`<p class="hint">There are no bots and no groups yet.</p>`
            : ''}
      </dialog>
    `;
  }

  async #find(messenger, words) {
    this.#words = words.trim();
    const wanted = this.#words;
    const found = await messenger.find(wanted);
    if (wanted === this.#words) {
      this.#found = found;
      this.#changed();
    }
  }

  #openFirst(event, go) {
    event.preventDefault();
    if (this.#found.length > 0) {
      this.#choose(this.#found[0], go);
    }
  }

  #choose(chat, go) {
    close();
    go({ chat: chat.id });
  }

  async #makeGroup(messenger, go) {
    const made = await messenger.makeGroup(this.#words);
    if (made) {
      this.#choose(made.chat, go);
    }
  }
}

function close() {
  document.querySelector('dialog.finder').close();
}
