// What is said over the page: for a moment, or until it is closed.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';

const TOAST_MILLIS = 5000;
const TOASTS_AT_ONCE = 3;

export class Notices {
  #changed;
  #toasts = [];
  #alerts = [];

  constructor(changed) {
    this.#changed = changed;
  }

  /** Says something for a moment, with a page to open if there is one. */
  say(text, url) {
    const toast = { text, url };
    this.#toasts = [...this.#toasts, toast].slice(-TOASTS_AT_ONCE);
    setTimeout(() => {
      this.#toasts = this.#toasts.filter((one) => one !== toast);
      this.#changed();
    }, TOAST_MILLIS);
    this.#changed();
  }

  /** Says something that stays until it is closed. */
  alert(text) {
    this.#alerts.push({ text });
    this.#changed();
  }

  /** Takes everything away: it belonged to another chat. */
  clear() {
    this.#toasts = [];
    this.#alerts = [];
  }

  view(isConnected) {
    return html`
      <div class="toasts" role="status" aria-live="polite">
        ${isConnected ? '' : html`<p class="toast away">The emulator does not answer. Trying again …</p>`}
        ${repeat(
          this.#toasts,
          (toast) => toast,
          ({ text, url }) => html`<p class="toast">
            ${text} ${url?.startsWith('https://') ? html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">Open</a>` : ''}
          </p>`,
        )}
      </div>
      ${repeat(
        this.#alerts.slice(0, 1),
        (alert) => alert,
        ({ text }) => html`<dialog class="alert" aria-labelledby="alert-text" @close=${this.#closeAlert}>
          <p id="alert-text">${text}</p>
          <form method="dialog"><button class="primary">OK</button></form>
        </dialog>`,
      )}
    `;
  }

  /** After drawing: a dialog that is drawn is not yet open. */
  openAlert(root) {
    const alert = root.querySelector('dialog.alert');
    if (alert && !alert.open) {
      alert.showModal();
    }
  }

  #closeAlert = () => {
    this.#alerts.shift();
    this.#changed();
  };
}
