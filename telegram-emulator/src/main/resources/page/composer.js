// Where one writes: the draft, and the keyboard that a bot put in the place of letters.

import { html } from './lib/lit-html.js';
import { live } from './lib/directives/live.js';
import { CLOSE, SEND } from './icons.js';
import { senderName, snippet } from './words.js';

export function composer(messenger, chat) {
  const { draft } = messenger;
  const replied = chat.messages?.get(draft.replyTo);
  const send = (event) => {
    event.preventDefault();
    messenger.send();
  };
  return html`
    <footer>
      ${replied
        ? html`<div class="replying">
            <div class="quote"><b>${senderName(replied)}</b><span>${snippet(replied)}</span></div>
            <button class="icon" aria-label="Do not reply" @click=${() => (messenger.draft = { ...draft, replyTo: 0 })}>${CLOSE}</button>
          </div>`
        : ''}
      ${draft.refusal ? html`<p class="refusal" role="alert">Not sent: ${draft.refusal}</p>` : ''}
      <form class="composer" @submit=${send}>
        <textarea
          rows="1"
          aria-label="Message"
          placeholder=${chat.keyboard?.input_field_placeholder ?? 'Message'}
          .value=${live(draft.text)}
          @input=${(event) => (messenger.draft = { text: event.target.value, replyTo: draft.replyTo })}
          @keydown=${(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              send(event);
            }
          }}></textarea>
        <button class="icon send" aria-label="Send" title="Send">${SEND}</button>
      </form>
      ${replyKeyboard(messenger, chat)}
    </footer>
  `;
}

function replyKeyboard(messenger, chat) {
  const rows = chat.keyboard?.keyboard;
  return rows
    ? html`<div class="reply-keyboard" role="group" aria-label="Answers">
        ${rows.map((row) => html`<div class="row">${row.map((button) => replyButton(messenger, button))}</div>`)}
      </div>`
    : '';
}

function replyButton(messenger, button) {
  const text = typeof button === 'string' ? button : button.text;
  const asksForMore = typeof button === 'object' && Object.keys(button).some((name) => name.startsWith('request_') || name === 'web_app');
  return html`<button
    type="button"
    ?disabled=${asksForMore}
    title=${asksForMore ? 'This page cannot do what this button does' : ''}
    @click=${() => messenger.answer(text)}>${text}</button>`;
}
