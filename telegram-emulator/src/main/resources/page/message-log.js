// The messages of the chat that is open, by days.

import { html } from './lib/lit-html.js';
import { guard } from './lib/directives/guard.js';
import { repeat } from './lib/directives/repeat.js';
import { go } from './address.js';
import { DOWN } from './icons.js';
import { messageView } from './message.js';
import { canWrite, day, isIn } from './words.js';

const NEAR_THE_END = 60;

export function messageLog(messenger, chat) {
  const { messages } = chat;
  const shown = messages && (isIn(chat) || messages.size) ? byDay(messages) : [];
  const act = { canWrite: canWrite(chat), say: (words) => messenger.write(words), open: (name) => openNamed(messenger, name) };
  return html`
    <div class="log-frame">
      <ol class="log" role="log" aria-live="polite" aria-label="Messages" tabindex="0" @scroll=${(event) => follow(event.target, messenger)}>
        ${messages?.hasEarlier
          ? html`<li class="service"><button class="plain" @click=${() => messenger.showEarlier()}>Earlier messages</button></li>`
          : ''}
        ${repeat(
          shown,
          ({ key }) => key,
          ({ today, message }) =>
            today
              ? html`<li class="service day">${today}</li>`
              : guard([message, act.canWrite, String(messenger.pressedUnder(message))], () => messageView(messenger, chat, message, act)),
        )}
      </ol>
      ${messages && shown.length === 0 ? html`<p class="hint empty-log">${whyEmpty(chat)}</p>` : ''}
      ${messages && (messages.hasLater || !messages.followsNewest)
        ? html`<button class="icon newest" aria-label="Newest messages" title="Newest messages" @click=${() => toNewest(messenger)}>${DOWN}</button>`
        : ''}
    </div>
  `;
}

function whyEmpty(chat) {
  if (chat.readable === false) {
    return 'Only those who are in this group can read it.';
  }
  return chat.type === 'private' ? 'Nothing was said here yet.' : 'Nothing was said here yet. Be the first to write.';
}

function byDay(messages) {
  let last = '';
  return [...messages].flatMap((message) => {
    const today = day(message.date);
    const separator = today === last ? [] : [{ key: `day ${today}`, today }];
    last = today;
    return [...separator, { key: message.message_id, message }];
  });
}

async function openNamed(messenger, username) {
  const found = await messenger.find(username);
  const named = found.find((one) => one.username?.toLowerCase() === username.toLowerCase());
  if (named) {
    go({ chat: named.id });
  } else {
    messenger.notices.say(`@${username} is no bot and no group here`);
  }
}

const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;

function follow(log, messenger) {
  const messages = messenger.chat?.messages;
  const isFollowing = isAtEnd(log);
  if (messages && messages.followsNewest !== isFollowing) {
    messages.followsNewest = isFollowing;
    messenger.changed();
  }
}

function toNewest(messenger) {
  const log = document.querySelector('.log');
  log.scrollTop = log.scrollHeight;
  if (messenger.chat.messages.hasLater) {
    messenger.showNewest();
  }
}

/** Before drawing: notes where the log stands. The answer, after drawing, keeps it there, or at the end. */
export function keepPlace({ open }) {
  const log = document.querySelector('.log');
  const wasAtEnd = !log || log.dataset.chat !== String(open) || isAtEnd(log);
  const oldest = log?.querySelector('.message');
  const stood = oldest?.offsetTop;
  return () => {
    const now = document.querySelector('.log');
    if (now && wasAtEnd) {
      now.scrollTop = now.scrollHeight;
    } else if (now && oldest?.isConnected && log.scrollTop === 0) {
      // the browser holds the place by itself, but not at the very top
      now.scrollTop = oldest.offsetTop - stood;
    }
    // an empty log is not yet the chat's: its messages are still to come
    if (now && now.childElementCount > 0) {
      now.dataset.chat = String(open);
    }
  };
}
