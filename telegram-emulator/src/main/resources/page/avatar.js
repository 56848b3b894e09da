import { html } from './lib/lit-html.js';

const HUES = 7;

/** A round picture of someone's first letters; the colour goes with the id, as in Telegram's apps. */
export function avatar(id, name) {
  const letters = name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('')
    .toUpperCase();
  return html`<span class="avatar hue-${Math.abs(id) % HUES}" aria-hidden="true">${letters}</span>`;
}
