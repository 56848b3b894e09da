// Turns a text and its entities into templates. Every word of it is a stranger's: it goes into text nodes, and links
// lead to the web only.

import { html } from './lib/lit-html.js';

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/** Returns what to show of a text; `act` has `say(command)` and `open(username)`. */
export function marked(text, entities, act) {
  const waiting = [...(entities ?? [])].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return parts(text, waiting, 0, text.length, act);
}

function parts(text, waiting, from, to, act) {
  const shown = [];
  let at = from;
  while (waiting.length > 0 && waiting[0].offset < to) {
    const entity = waiting.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset >= at && end > entity.offset) {
      shown.push(upTo(entity, text.slice(at, entity.offset)));
      shown.push(mark(entity, text.slice(entity.offset, end), parts(text, waiting, entity.offset, end, act), act));
      // a block ends its line by itself
      at = BLOCKS.has(entity.type) && text[end] === '\n' ? end + 1 : end;
    }
  }
  shown.push(text.slice(at, to));
  return shown;
}

/** The words before an entity; a block begins its line by itself. */
const upTo = (entity, words) => (BLOCKS.has(entity.type) ? words.replace(/\n$/, '') : words);

function mark(entity, words, inner, act) {
  switch (entity.type) {
    case 'bold':
      return html`<strong>${inner}</strong>`;
    case 'italic':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strikethrough':
      return html`<s>${inner}</s>`;
    case 'spoiler':
      return html`<span class="spoiler" tabindex="0" title="Hidden until you point at it">${inner}</span>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'pre':
      return html`<pre><code>${inner}</code></pre>`;
    case 'blockquote':
    case 'expandable_blockquote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'text_link':
      return link(entity.url, inner);
    case 'url':
      return link(/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`, inner);
    case 'email':
      return link(`mailto:${words}`, inner);
    case 'bot_command':
      return html`<button type="button" class="inline" @click=${() => act.say(words)}>${inner}</button>`;
    case 'mention':
      return html`<button type="button" class="inline" @click=${() => act.open(words.slice(1))}>${inner}</button>`;
    case 'hashtag':
    case 'cashtag':
    case 'phone_number':
    case 'bank_card_number':
    case 'text_mention':
      return html`<span class="tag">${inner}</span>`;
    default:
      return inner;
  }
}

/** A link, where the address is one of the web or of a mailbox; else only its words. */
export function link(address, inner) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return inner;
  }
  return ['http:', 'https:', 'mailto:'].includes(url.protocol)
    ? html`<a href=${url.href} target="_blank" rel="noopener noreferrer nofollow">${inner}</a>`
    : inner;
}
