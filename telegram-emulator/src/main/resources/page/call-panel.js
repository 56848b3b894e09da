// What bots called, the newest first. Polls that went well are left out: they would bury the rest.

import { html } from './lib/lit-html.js';
import { guard } from './lib/directives/guard.js';
import { repeat } from './lib/directives/repeat.js';
import { go } from './address.js';
import { CLOSE } from './icons.js';
import { clockWithSeconds } from './words.js';

const CHOICES = {
  all: { name: 'All', includes: () => true },
  chat: { name: 'This chat', includes: (call, messenger) => isAbout(call, messenger) },
  refused: { name: 'Went wrong', includes: (call) => isWrong(call) },
};

export class CallPanel {
  #changed;
  #choice = 'all';

  constructor(changed) {
    this.#changed = changed;
  }

  view(messenger) {
    const { includes } = CHOICES[this.#choice];
    const calls = messenger.calls.filter((call) => !isGoodPoll(call) && includes(call, messenger)).toReversed();
    return html`
      <aside class="calls" aria-label="What bots called">
        <header>
          <h2>What bots called</h2>
          <button class="icon" aria-label="Close the list of calls" title="Close" @click=${() => go({ calls: false })}>${CLOSE}</button>
        </header>
        <div class="choices" role="group" aria-label="Which calls">
          ${Object.entries(CHOICES).map(([key, { name }]) => this.#choiceButton(key, name))}
        </div>
        <ol>
          ${repeat(
            calls,
            (call) => call.number,
            (call) => guard([call, messenger.bots], () => item(messenger, call)),
          )}
        </ol>
        ${calls.length === 0 ? this.#nothing() : ''}
      </aside>
    `;
  }

  #choiceButton(key, name) {
    const choose = () => {
      this.#choice = key;
      this.#changed();
    };
    return html`<button aria-pressed=${key === this.#choice} @click=${choose}>${name}</button>`;
  }

  #nothing() {
    return this.#choice === 'all'
      ? html`<p class="hint">No bot has called a method yet. Start your bot with this page’s address in place of https://api.telegram.org, and write to it.</p>`
      : html`<p class="hint">No such call among the newest.</p>`;
  }
}

const isWrong = (call) => Boolean(call.fault || (call.answer && !call.answer.ok));

const isGoodPoll = (call) => call.method.toLowerCase() === 'getupdates' && !isWrong(call) && call.answer;

/** A private chat has the bot's id for the person, and the person's id for the bot. */
function isAbout(call, { open, person, chat }) {
  const chatId = call.parameters.chat_id;
  return chat?.type === 'private' ? call.bot === open && chatId === String(person.id) : chatId === String(open);
}

function item(messenger, call) {
  const refused = call.answer && !call.answer.ok;
  return html`
    <li>
      <details>
        <summary>
          <span class="method">${call.method}</span>
          ${call.fault ? html`<span class="chip bad">${call.fault}</span>` : ''}
          ${refused ? html`<span class="chip bad">${call.answer.error_code}</span>` : call.answer ? html`<span class="chip good">ok</span>` : ''}
          <time>${clockWithSeconds(call.date)}</time>
          <span class="by">${by(messenger, call)}</span>
          <span class="summary">${refused ? call.answer.description : gist(call)}</span>
        </summary>
        ${parameters(call)}
        <h3>Answer</h3>
        <pre tabindex="0" aria-label="Answer">${call.answer ? JSON.stringify(call.answer, null, 2) : 'no answer'}</pre>
      </details>
    </li>
  `;
}

/** Which bot, to which chat, and how. */
function by(messenger, call) {
  const chat = call.parameters.chat_id;
  const to = chat === String(messenger.person.id) ? 'you' : (messenger.chats.get(Number(chat))?.title ?? chat);
  return [messenger.botName(call.bot), to ? `to ${to}` : '', call.via === 'webhook_answer' ? 'in a webhook’s answer' : '']
    .filter(Boolean)
    .join(' · ');
}

function parameters(call) {
  const all = Object.entries(call.parameters);
  return all.length === 0
    ? html`<h3>No parameters</h3>`
    : html`<h3>Parameters</h3>
        <dl>${all.map(([name, value]) => html`<dt>${name}</dt><dd>${indented(value)}</dd>`)}</dl>`;
}

const gist = (call) => call.parameters.text ?? call.parameters.caption ?? call.parameters.action ?? call.parameters.url ?? '';

function indented(value) {
  if (!/^[[{]/.test(value)) {
    return value;
  }
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
