// The chat that is open: its head, its messages, and what one can do there.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { go, place } from './address.js';
import { avatar } from './avatar.js';
import { composer } from './composer.js';
import { BACK, CALLS } from './icons.js';
import { messageLog } from './message-log.js';
import { canWrite, fullName, isIn, subtitle } from './words.js';

const ASKING_AT_ONCE = 3;

export function chatPane(messenger, finder) {
  const { chat } = messenger;
  if (!chat) {
    return html`<main class="chat nothing">
      <div class="empty">
        <h2>${messenger.chats.list.length ? 'Choose a chat' : 'Nothing here yet'}</h2>
        <p>Write to a bot, join a group, or make one: find it with + on top of the list. What bots answer appears at once.</p>
      </div>
    </main>`;
  }
  return html`
    <main class="chat" aria-label=${chat.title}>
      <header>
        <button class="icon back" aria-label="Back to the chats" @click=${() => go({ chat: 0 })}>${BACK}</button>
        <div class="who">
          <h2 tabindex="-1">${chat.title}</h2>
          <small>${subtitle(chat)}</small>
        </div>
        ${standing(messenger, chat, finder)} ${callsButton()}
      </header>
      ${asking(messenger, chat)} ${messageLog(messenger, chat)} ${foot(messenger, chat)}
    </main>
  `;
}

/** Leads to what bots called, and back. */
export function callsButton() {
  const { calls } = place();
  return html`<button class="calls-button" aria-pressed=${calls} title="What bots called" @click=${() => go({ calls: !calls })}>
    ${CALLS}<span>Bot calls</span>
  </button>`;
}

function standing(messenger, chat, finder) {
  if (chat.type === 'private') {
    return chat.messages?.size > 0 && !chat.blocked
      ? html`<button class="plain" @click=${() => messenger.block(true)}>Block</button>`
      : '';
  }
  if (chat.member?.status === 'creator') {
    return html`<button class="plain" @click=${() => finder.open(messenger, true)}>Add a bot</button>`;
  }
  return isIn(chat) ? html`<button class="plain" @click=${() => messenger.leave()}>Leave</button>` : '';
}

/** Those who ask to be let in, for who decides it. */
function asking(messenger, chat) {
  const all = chat.asking ?? [];
  return all.length === 0
    ? ''
    : html`<ul class="asking" aria-label="Requests to join">
        ${repeat(all.slice(0, ASKING_AT_ONCE), ({ person }) => person.id, ({ person }) => html`<li>
          ${avatar(person.id, fullName(person))}
          <span class="who">${fullName(person)}<small>asks to join</small></span>
          <button class="primary" aria-label="Let in ${fullName(person)}" @click=${() => messenger.decide(person.id, true)}>Let in</button>
          <button class="plain" aria-label="Turn away ${fullName(person)}" @click=${() => messenger.decide(person.id, false)}>Turn away</button>
        </li>`)}
        ${all.length > ASKING_AT_ONCE ? html`<li class="hint">and ${all.length - ASKING_AT_ONCE} more</li>` : ''}
      </ul>`;
}

function foot(messenger, chat) {
  if (chat.blocked) {
    return html`<footer class="choice">
      <p>You blocked this bot. It cannot write to you.</p>
      <button class="primary" @click=${() => messenger.block(false)}>Unblock</button>
    </footer>`;
  }
  if (!isIn(chat)) {
    return outside(messenger, chat);
  }
  if (chat.type === 'private' && chat.messages?.size === 0) {
    return html`<footer class="choice">
      <p>Bots cannot write first. Start the bot, and it can answer.</p>
      <button class="primary" @click=${() => messenger.write('/start')}>Start</button>
    </footer>`;
  }
  return canWrite(chat) ? composer(messenger, chat) : '';
}

function outside(messenger, chat) {
  if (chat.member?.status === 'kicked') {
    return html`<footer class="choice"><p>You were removed from here.</p></footer>`;
  }
  if (chat.join_requested) {
    return html`<footer class="choice">
      <p>You asked to join. An administrator, or a bot of the group, decides.</p>
      <button class="plain" disabled>Asked to join</button>
    </footer>`;
  }
  return html`<footer class="choice">
    <p>You are not in here. Join at once, or ask and let an administrator or a bot decide.</p>
    <button class="primary" @click=${() => messenger.join()}>Join</button>
    <button class="secondary" @click=${() => messenger.askToJoin()}>Ask to join</button>
  </footer>`;
}
