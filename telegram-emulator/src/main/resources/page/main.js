// The page: who one is and which chat is shown stand in the address (#/person/chat/calls), so that reloading keeps the
// place and going back works as on a phone.

import { html, render } from './lib/lit-html.js';
import * as api from './api.js';
import { callPanel } from './call-panel.js';
import { chatList } from './chat-list.js';
import { chatPane, keepPlace } from './chat-pane.js';
import { Finder } from './finder.js';
import { Messenger } from './messenger.js';
import { Door } from './door.js';

const root = document.getElementById('app');
const finder = new Finder(show);
const door = new Door(show);
let messenger = null;
let panel = false;
let planned = false;

function show() {
  if (!planned) {
    planned = true;
    queueMicrotask(draw);
  }
}

function draw() {
  planned = false;
  if (!messenger) {
    document.title = 'Telegram emulator';
    render(door.view(), root);
    return;
  }
  const unread = [...messenger.chats.values()].reduce((sum, chat) => sum + (chat.unread ?? 0), 0);
  document.title = `${unread ? `(${unread}) ` : ''}${messenger.chat?.title ?? 'Telegram emulator'}`;
  const place = keepPlace(messenger.open);
  render(app(), root);
  place();
  const alert = root.querySelector('dialog.alert');
  if (alert && !alert.open) {
    alert.showModal();
  }
}

function app() {
  const view = panel ? 'calls' : messenger.open ? 'chat' : 'list';
  return html`
    <div class="app" data-view=${view} ?data-panel=${panel}>
      ${chatList(messenger, go, finder)} ${chatPane(messenger, go, panel, finder)} ${panel ? callPanel(messenger, go) : ''}
    </div>
    ${finder.view(messenger, go)} ${notices()}
  `;
}

function notices() {
  const { toast, alert, connected } = messenger;
  return html`
    <div class="toasts" role="status" aria-live="polite">
      ${connected ? '' : html`<p class="toast">The emulator does not answer. Trying again …</p>`}
      ${toast
        ? html`<p class="toast">
            ${toast.text} ${toast.url?.startsWith('https://') ? html`<a href=${toast.url} target="_blank" rel="noopener noreferrer nofollow">Open</a>` : ''}
          </p>`
        : ''}
    </div>
    ${alert
      ? html`<dialog class="alert" aria-labelledby="alert-text" @close=${() => messenger.closeAlert()}>
          <p id="alert-text">${alert.text}</p>
          <form method="dialog"><button class="primary">OK</button></form>
        </dialog>`
      : ''}
  `;
}

/** Goes to a place: `{ person, chat, panel }`; what is left out stays. */
function go(place) {
  const person = place.person ?? messenger?.person.id ?? 0;
  const chat = place.chat ?? messenger?.open ?? 0;
  location.hash = person === 0 ? '#/' : `#/${person}/${chat}${(place.panel ?? panel) ? '/calls' : ''}`;
}

async function follow() {
  const [person = 0, chat = 0] = location.hash.slice(2).split('/').map((part) => Number(part) || 0);
  panel = location.hash.endsWith('/calls');
  if (messenger && messenger.person.id !== person) {
    messenger.close();
    messenger = null;
  }
  if (person === 0) {
    door.open(go);
  } else if (!messenger) {
    await enter(person);
  }
  if (messenger && messenger.open !== chat) {
    messenger.show(chat);
    focusOn(chat);
  }
  show();
}

async function enter(id) {
  try {
    messenger = new Messenger(await api.person(id), show);
  } catch {
    // another emulator than the address was made for: there one has to be someone else
    location.hash = '#/';
  }
}

/** Where one goes on with the keyboard. On a phone the field would cover half of the chat at once. */
function focusOn(chat) {
  setTimeout(() => {
    const wide = matchMedia('(min-width: 720px)').matches;
    root.querySelector(chat ? (wide ? '.composer textarea' : '.chat h2') : '.chats [aria-current], .chats a')?.focus();
  });
}

addEventListener('hashchange', follow);
addEventListener('visibilitychange', () => {
  if (messenger?.chat && !document.hidden) {
    messenger.chat.unread = 0;
    show();
  }
});
follow();
