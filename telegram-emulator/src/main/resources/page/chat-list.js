// The person's chats, the newest first.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { avatar } from './avatar.js';
import { clock, fullName, senderName, serviceText, snippet } from './words.js';

export function chatList(messenger, go, finder) {
  const { person, chatList: chats } = messenger;
  return html`
    <nav class="chats" aria-label="Chats">
      <header>
        <a class="me" href="#/" title="Be someone else">
          ${avatar(person.id, fullName(person))}
          <span class="who">${fullName(person)}<small>${person.username ? `@${person.username}` : 'be someone else'}</small></span>
        </a>
        <button class="icon" aria-label="New chat" title="New chat" @click=${() => finder.open(messenger)}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14" /></svg>
        </button>
      </header>
      <ul>
        ${repeat(chats, (chat) => chat.id, (chat) => item(messenger, chat))}
      </ul>
      ${chats.length === 0
        ? html`<div class="empty">
            <p>No chats yet.</p>
            <button class="primary" @click=${() => finder.open(messenger)}>Find a bot or a group</button>
          </div>`
        : ''}
    </nav>
  `;
}

function item(messenger, chat) {
  const last = chat.last_message;
  const author = !last || serviceText(last) ? '' : last.from?.id === messenger.person.id ? 'You' : chat.type === 'private' ? '' : senderName(last);
  const isOpen = chat.id === messenger.open;
  return html`
    <li>
      <a href="#/${messenger.person.id}/${chat.id}" aria-current=${isOpen ? 'true' : 'false'}>
        ${avatar(chat.id, chat.title)}
        <span class="about">
          <span class="top"><span class="title">${chat.title}</span>${last ? html`<time>${clock(last.date)}</time>` : ''}</span>
          <span class="bottom">
            <span class="snippet">${author ? html`<b>${author}: </b>` : ''}${last ? snippet(last) : ''}</span>
            ${chat.unread && !isOpen
              ? html`<span class="unread">${chat.unread}<span class="hidden"> unread</span></span>`
              : ''}
          </span>
        </span>
      </a>
    </li>
  `;
}
