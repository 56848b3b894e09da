// One message: words, pictures, and the buttons under it.

import { html } from './lib/lit-html.js';
import { fileAddress } from './api.js';
import { avatar } from './avatar.js';
import { link, marked } from './entities.js';
import { REPLY } from './icons.js';
import { card, clock, mediaKind, mediaName, senderName, serviceText, snippet } from './words.js';

export function messageView(messenger, chat, message, act) {
  const service = serviceText(message);
  if (service) {
    return html`<li class="service">${service}</li>`;
  }
  const isMine = message.from?.id === messenger.person.id && !message.sender_chat;
  const author = message.sender_chat ?? message.from;
  const inGroup = chat.type === 'group' || chat.type === 'supergroup';
  return html`
    <li class="message ${isMine ? 'mine' : 'theirs'}" id="message-${message.message_id}">
      ${inGroup && !isMine && author ? avatar(author.id, senderName(message)) : ''}
      <div class="stack">
        <div class="bubble">
          ${isMine
            ? html`<span class="hidden">You: </span>`
            : html`<span class="sender ${inGroup ? `hue-${Math.abs(author?.id ?? 0) % 7}` : 'hidden'}">${senderName(message)}</span>`}
          ${origin(message)} ${quote(message)} ${media(message)}
          ${message.text ? html`<div class="text">${marked(message.text, message.entities, act)}</div>` : ''}
          ${card(message) ? html`<div class="text">${card(message)}</div>` : ''}
          ${message.caption ? html`<div class="text">${marked(message.caption, message.caption_entities, act)}</div>` : ''}
          <span class="meta">
            ${message.author_signature ? html`<span>${message.author_signature}</span>` : ''}
            ${message.edit_date ? html`<span>edited</span>` : ''}
            <time>${clock(message.date)}</time>
          </span>
          ${act.canWrite
            ? html`<button type="button" class="icon reply" aria-label="Reply" title="Reply" @click=${() => reply(messenger, message)}>${REPLY}</button>`
            : ''}
        </div>
        ${keyboard(messenger, message)}
      </div>
    </li>
  `;
}

function origin(message) {
  const from = message.forward_origin;
  if (!from) {
    return '';
  }
  const user = from.sender_user;
  const name = from.sender_user_name ?? from.chat?.title ?? from.sender_chat?.title ?? (user ? user.first_name : '');
  return html`<div class="origin">Forwarded from ${name}</div>`;
}

function quote(message) {
  const replied = message.reply_to_message;
  return replied
    ? html`<div class="quote"><b>${senderName(replied)}</b><span>${snippet(replied)}</span></div>`
    : '';
}

function media(message) {
  const kind = mediaKind(message);
  if (!kind) {
    return '';
  }
  const file = kind === 'photo' ? message.photo.at(-1) : message[kind];
  const address = fileAddress(file.file_id);
  switch (kind) {
    case 'photo':
    case 'sticker':
      return html`<img class="photo" src=${address} alt=${message.caption ?? mediaName(kind)} width=${file.width} height=${file.height} loading="lazy" />`;
    case 'video':
    case 'animation':
    case 'video_note':
      return html`<video class="photo" src=${address} controls preload="metadata"></video>`;
    case 'audio':
    case 'voice':
      return html`<audio src=${address} controls preload="metadata"></audio>`;
    default:
      return html`<a class="file" href=${address} download=${file.file_name ?? 'file'}>${file.file_name ?? mediaName(kind)}</a>`;
  }
}

function keyboard(messenger, message) {
  const rows = message.reply_markup?.inline_keyboard;
  return rows
    ? html`<div class="keyboard" role="group" aria-label="Buttons">
        ${rows.map((row) => html`<div class="row">${row.map((button) => inlineButton(messenger, message, button))}</div>`)}
      </div>`
    : '';
}

function inlineButton(messenger, message, button) {
  if (button.callback_data) {
    const isPressed = messenger.pressedUnder(message).includes(button.callback_data);
    return html`<button type="button" aria-busy=${isPressed} @click=${() => messenger.press(message, button.callback_data)}>${button.text}</button>`;
  }
  if (button.url) {
    return html`<span class="link-button">${link(button.url, button.text)}</span>`;
  }
  if (button.copy_text) {
    return html`<button type="button" @click=${() => copy(messenger, button.copy_text.text)}>${button.text}</button>`;
  }
  return html`<button type="button" disabled title="This page cannot do what this button does">${button.text}</button>`;
}

function reply(messenger, message) {
  messenger.draft = { ...messenger.draft, replyTo: message.message_id };
  document.querySelector('.composer textarea')?.focus();
}

async function copy(messenger, text) {
  try {
    await navigator.clipboard.writeText(text);
    messenger.notices.say('Copied');
  } catch {
    messenger.notices.say(`The browser does not let the page copy. The text is: ${text}`);
  }
}
