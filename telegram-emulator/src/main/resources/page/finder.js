// Where one finds bots and groups by name: to open a chat, to make a group, or to add a bot to one.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { go } from './address.js';
import { avatar } from './avatar.js';
import { CLOSE } from './icons.js';

export class Finder {
  #changed;
  #found = [];
  #words = '';
  #adds = false;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Opens; what is chosen is shown, or with `adds`, where bots only are found, added to the chat that is open. */
  async open(messenger, adds = false) {
    this.#adds = adds;
    const dialog = document.querySelector('dialog.finder');
    dialog.querySelector('input').value = '';
    dialog.showModal();
    await this.#find(messenger, '');
  }

  view(messenger) {
    return html`
      <dialog class="finder" aria-label=${this.#adds ? 'Add a bot' : 'New chat'}>
        <form method="dialog" @submit=${(event) => this.#chooseFirst(event, messenger)}>
          <input type="search" aria-label="Name of a bot or a group" placeholder="@name of a bot or a group" autocomplete="off"
            @input=${(event) => this.#find(messenger, event.target.value)} />
          <button class="icon" type="button" aria-label="Close" @click=${close}>${CLOSE}</button>
        </form>
        <ul>
          ${repeat(
            this.#found,
            (chat) => chat.id,
            (chat) => html`<li>
              <button type="button" @click=${() => this.#choose(chat, messenger)}>
                ${avatar(chat.id, chat.title)}
                <span class="who">${chat.title}<small>${[chat.username ? `@${chat.username}` : '', chat.type === 'private' ? 'bot' : chat.type].filter(Boolean).join(' · ')}</small></span>
              </button>
            </li>`,
          )}
        </ul>
        ${this.#words && !this.#adds
          ? html`<button type="button" class="plain" @click=${() => this.#makeGroup(messenger)}>Make a group “${this.#words}”</button>`
          : this.#found.length === 0
            ? html`<p class="hint">Nothing found.</p>`
            : ''}
      </dialog>
    `;
  }

  async #find(messenger, words) {
    this.#words = words.trim();
    const wanted = this.#words;
    const found = await messenger.find(wanted);
    if (wanted === this.#words) {
      this.#found = found.filter((chat) => !this.#adds || chat.type === 'private');
      this.#changed();
    }
  }

  #chooseFirst(event, messenger) {
    event.preventDefault();
    if (this.#found.length > 0) {
      this.#choose(this.#found[0], messenger);
    }
  }

  #choose(chat, messenger) {
    close();
    if (this.#adds) {
      messenger.addBot(chat.id);
    } else {
      go({ chat: chat.id });
    }
  }

  async #makeGroup(messenger) {
    const made = await messenger.makeGroup(this.#words);
    if (made) {
      this.#choose(made.chat, messenger);
    }
  }
}

function close() {
  document.querySelector('dialog.finder').close();
}
