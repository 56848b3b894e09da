// The page: who one is, and what is drawn.

import { html, render } from './lib/lit-html.js';
import * as api from './api.js';
import { go, leave, place } from './address.js';
import { CallPanel } from './call-panel.js';
import { chatList } from './chat-list.js';
import { chatPane } from './chat-pane.js';
import { Door } from './door.js';
import { Finder } from './finder.js';
import { keepPlace } from './message-log.js';
import { Messenger } from './messenger.js';
import { pause } from './pause.js';
import { isDeleted } from './words.js';

const RETRY_MILLIS = 1000;

const root = document.getElementById('app');
const finder = new Finder(show);
const door = new Door(show);
const callPanel = new CallPanel(show);
/** Who one is, or becomes: `{ person, entering, messenger }`, the last when the emulator told who that is. */
let session = null;
let isPlanned = false;

/** Draws with the browser's next frame, however much happens until then. */
function show() {
  if (!isPlanned) {
    isPlanned = true;
    requestAnimationFrame(draw);
  }
}

function draw() {
  isPlanned = false;
  const messenger = session?.messenger;
  if (!messenger) {
    document.title = 'Telegram emulator';
    render(session ? entering() : door.view(), root);
    return;
  }
  const unread = messenger.chats.unreadInAll;
  document.title = `${unread ? `(${unread}) ` : ''}${messenger.chat?.title ?? 'Telegram emulator'}`;
  const keep = keepPlace(messenger);
  render(app(messenger), root);
  keep();
  messenger.notices.openAlert(root);
}

function entering() {
  return html`<main class="door" aria-busy="true">
    ${session.isRefused ? html`<p class="problem" role="alert">The emulator does not answer. Trying again …</p>` : ''}
  </main>`;
}

function app(messenger) {
  const { calls } = place();
  const view = calls ? 'calls' : messenger.open ? 'chat' : 'list';
  return html`
    <div class="app" data-view=${view} ?data-panel=${calls}>
      ${chatList(messenger, finder)} ${chatPane(messenger, finder)} ${calls ? callPanel.view(messenger) : ''}
    </div>
    ${finder.view(messenger)} ${messenger.notices.view(messenger.connected)}
  `;
}

function follow() {
  const { person, chat } = place();
  if (person !== (session?.person ?? 0)) {
    session?.entering.abort();
    session?.messenger?.close();
    session = null;
    door.close();
    if (person === 0) {
      door.open();
    } else {
      enter(person);
    }
  }
  if (session?.messenger && session.messenger.open !== chat) {
    session.messenger.show(chat);
    focusOn(chat);
  }
  show();
}

/** Becomes a person, unless one goes elsewhere meanwhile. */
async function enter(person) {
  const entered = { person, entering: new AbortController() };
  session = entered;
  const found = await whoIs(entered);
  if (found) {
    entered.messenger = new Messenger(found, show, (why) => turnAway(person, why));
    door.problem = '';
    follow();
  }
}

/** Asks the emulator until it answers, or until one goes elsewhere. */
async function whoIs(entered) {
  const { signal } = entered.entering;
  while (!signal.aborted) {
    try {
      const found = await api.person(entered.person, signal);
      if (!signal.aborted && isDeleted(found)) {
        turnAway(entered.person, 'deleted the account.');
        return undefined;
      }
      return signal.aborted ? undefined : found;
    } catch (problem) {
      if (problem.status === 404) {
        turnAway(entered.person);
        return undefined;
      }
      entered.isRefused = true;
      show();
      await pause(RETRY_MILLIS, signal).catch(() => {});
    }
  }
  return undefined;
}

const NOT_HERE = 'is not in this emulator. It may have been restarted: who and what was in it is gone then.';

/** One has to be someone else: without a reason, because another emulator than the address was made for is here. */
function turnAway(person, why = NOT_HERE) {
  const name = session?.messenger?.person.first_name;
  door.problem = `${name ? `${name} (${person})` : `Person ${person}`} ${why}`;
  leave();
}

/** Where one goes on with the keyboard. On a phone the field would cover half of the chat at once. */
function focusOn(chat) {
  requestAnimationFrame(() => {
    const isWide = matchMedia('(min-width: 720px)').matches;
    root.querySelector(chat ? (isWide ? '.composer textarea' : '.chat h2') : '.chats [aria-current="true"], .chats li a')?.focus();
  });
}

addEventListener('hashchange', follow);
addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    session?.messenger?.markRead();
  }
});
door.open();
follow();
