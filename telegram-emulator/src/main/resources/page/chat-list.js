// The person's chats, the newest first.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { avatar } from './avatar.js';
import { callsButton } from './chat-pane.js';
import { ADD, SWITCH } from './icons.js';
import { clock, fullName, senderName, serviceText, snippet } from './words.js';

export function chatList(messenger, finder) {
  const { person } = messenger;
  const chats = messenger.chats.list;
  return html`
    <nav class="chats" aria-label="Chats">
      <header>
        <a class="me" href="#/" title="Be someone else">
          ${avatar(person.id, fullName(person))}
          <span class="who">${fullName(person)}<small>${person.username ? `@${person.username}` : person.id}</small></span>
          ${SWITCH}<span class="hidden">Be someone else</span>
        </a>
        <button class="icon" aria-label="New chat" title="New chat" @click=${() => finder.open(messenger)}>${ADD}</button>
      </header>
      <ul>
        ${repeat(chats, (chat) => chat.id, (chat) => item(messenger, chat))}
      </ul>
      ${chats.length === 0
        ? html`<div class="empty">
            <p>No chats yet. Every bot and group of this emulator can be found by its name.</p>
            <button class="primary" @click=${() => finder.open(messenger)}>Find a bot or a group</button>
          </div>`
        : ''}
      ${messenger.chat ? '' : html`<footer>${callsButton()}</footer>`}
    </nav>
  `;
}

function item(messenger, chat) {
  const last = chat.last_message;
  const isOpen = chat.id === messenger.open;
  const unread = isOpen ? 0 : messenger.chats.unread(chat.id);
  const author = last && authorName(messenger, chat, last);
  return html`
    <li>
      <a href="#/${messenger.person.id}/${chat.id}" aria-current=${isOpen ? 'true' : 'false'}>
        ${avatar(chat.id, chat.title)}
        <span class="about">
          <span class="top"><span class="title">${chat.title}</span>${last ? html`<time>${clock(last.date)}</time>` : ''}</span>
          <span class="bottom">
            <span class="snippet">${author ? html`<b>${author}: </b>` : ''}${last ? snippet(last) : ''}</span>
            ${unread ? html`<span class="unread">${unread > 999 ? '999+' : unread}<span class="hidden"> unread</span></span>` : ''}
          </span>
        </span>
      </a>
    </li>
  `;
}

function authorName(messenger, chat, message) {
  if (serviceText(message)) {
    return '';
  }
  if (message.from?.id === messenger.person.id) {
    return 'You';
  }
  return chat.type === 'private' ? '' : senderName(message);
}
