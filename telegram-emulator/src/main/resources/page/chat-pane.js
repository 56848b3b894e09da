// The chat that is open: its messages, and where one writes.

import { html } from './lib/lit-html.js';
import { live } from './lib/directives/live.js';
import { repeat } from './lib/directives/repeat.js';
import { messageView } from './message.js';
import { day, isIn, senderName, snippet, subtitle } from './words.js';

const drafts = new Map();

export function chatPane(messenger, go, panel, finder) {
  const chat = messenger.chat;
  if (!messenger.open || !chat) {
    return html`<main class="chat nothing"><p class="hint">Choose a chat, or begin one.</p></main>`;
  }
  return html`
    <main class="chat" aria-label=${chat.title}>
      <header>
        <button class="icon back" aria-label="Back to the chats" @click=${() => go({ chat: 0 })}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M15 5l-7 7 7 7" /></svg>
        </button>
        <div class="who">
          <h2 tabindex="-1">${chat.title}</h2>
          <small>${subtitle(chat)}</small>
        </div>
        ${standing(messenger, chat, finder)}
        <button class="icon" aria-label="What bots called" title="What bots called" aria-pressed=${panel} @click=${() => go({ panel: !panel })}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 7l-5 5 5 5M16 7l5 5-5 5M14 5l-4 14" /></svg>
        </button>
      </header>
      ${messageLog(messenger, chat, go)} ${foot(messenger, chat)}
    </main>
  `;
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

function messageLog(messenger, chat, go) {
  const act = {
    canWrite: canWrite(chat),
    say: (words) => messenger.write(words),
    open: async (username) => {
      const found = await messenger.find(username);
      const named = found.find((one) => one.username?.toLowerCase() === username.toLowerCase());
      if (named) {
        go({ chat: named.id });
      } else {
        messenger.say(`@${username} is no bot and no group here`);
      }
    },
  };
  let lastDay = '';
  const shown = [...(isIn(chat) || chat.messages?.size ? (chat.messages?.values() ?? []) : [])].flatMap((message) => {
    const today = day(message.date);
    const separator = today === lastDay ? [] : [{ key: `day ${today}`, day: today }];
    lastDay = today;
    return [...separator, { key: message.message_id, message }];
  });
  return html`
    <ol class="log" role="log" aria-live="polite" aria-label="Messages" tabindex="0">
      ${chat.hasEarlier
        ? html`<li class="service"><button class="plain" @click=${() => messenger.readEarlier()}>Earlier messages</button></li>`
        : ''}
      ${repeat(
        shown,
        (item) => item.key,
        (item) => (item.day ? html`<li class="service day">${item.day}</li>` : messageView(messenger, item.message, act)),
      )}
    </ol>
  `;
}

const canWrite = (chat) =>
  !chat.blocked && isIn(chat) && (chat.type !== 'channel' || ['creator', 'administrator'].includes(chat.member?.status));

function foot(messenger, chat) {
  if (chat.blocked) {
    return html`<footer class="choice"><button class="primary" @click=${() => messenger.block(false)}>Unblock</button></footer>`;
  }
  if (!isIn(chat)) {
    return chat.member?.status === 'kicked'
      ? html`<footer class="choice"><p class="hint">You were removed from here.</p></footer>`
      : html`<footer class="choice">
          <button class="primary" @click=${() => messenger.join()}>Join</button>
          <button class="plain" ?disabled=${chat.join_requested} @click=${() => messenger.askToJoin()}>
            ${chat.join_requested ? 'Asked to join' : 'Ask to join'}
          </button>
        </footer>`;
  }
  if (chat.type === 'private' && chat.messages?.size === 0) {
    return html`<footer class="choice"><button class="primary" @click=${() => messenger.write('/start')}>Start</button></footer>`;
  }
  return canWrite(chat) ? composer(messenger, chat) : '';
}

function composer(messenger, chat) {
  const replied = chat.messages?.get(messenger.replyTo);
  const send = (event) => {
    event.preventDefault();
    const text = drafts.get(chat.id)?.trim();
    if (text) {
      drafts.delete(chat.id);
      messenger.write(text);
    }
  };
  return html`
    <footer>
      ${replied
        ? html`<div class="replying">
            <div class="quote"><b>${senderName(replied)}</b><span>${snippet(replied)}</span></div>
            <button class="icon" aria-label="Do not reply" @click=${() => messenger.reply(0)}>
              <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
            </button>
          </div>`
        : ''}
      <form class="composer" @submit=${send}>
        <textarea
          rows="1"
          aria-label="Message"
          placeholder=${chat.keyboard?.input_field_placeholder ?? 'Message'}
          .value=${live(drafts.get(chat.id) ?? '')}
          @input=${(event) => drafts.set(chat.id, event.target.value)}
          @keydown=${(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              send(event);
            }
          }}></textarea>
        <button class="icon send" aria-label="Send" title="Send">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12l16-8-6 16-3-7z" /></svg>
        </button>
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
  const asksForMore = Object.keys(button).some((name) => name.startsWith('request_') || name === 'web_app');
  return html`<button
    type="button"
    ?disabled=${typeof button === 'object' && asksForMore}
    @click=${() => messenger.answer(text)}>${text}</button>`;
}

/** Before drawing: notes where the log stands. The answer, after drawing, keeps it there, or at the end. */
export function keepPlace(open) {
  const log = document.querySelector('.log');
  const wasAtEnd = !log || log.dataset.chat !== String(open) || log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const oldest = log?.querySelector('.message');
  const stood = oldest?.offsetTop;
  return () => {
    const now = document.querySelector('.log');
    if (now && wasAtEnd) {
      now.scrollTop = now.scrollHeight;
    } else if (now && oldest && log.scrollTop === 0) {
      // the browser holds the place by itself, but not at the very top
      now.scrollTop = oldest.offsetTop - stood;
    }
    // an empty log is not yet the chat's: its messages are still to come
    if (now && now.childElementCount > 0) {
      now.dataset.chat = String(open);
    }
  };
}
