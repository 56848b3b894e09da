// What bots called, the newest first. Polls that went well are left out: they would bury the rest.

import { html } from './lib/lit-html.js';
import { repeat } from './lib/directives/repeat.js';
import { clockWithSeconds } from './words.js';

export function callPanel(messenger, go) {
  const calls = messenger.calls.filter((call) => !isGoodPoll(call)).toReversed();
  return html`
    <aside class="calls" aria-label="What bots called">
      <header>
        <h2>What bots called</h2>
        <button class="icon" aria-label="Close the list of calls" title="Close" @click=${() => go({ panel: false })}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
        </button>
      </header>
      <ol>
        ${repeat(calls, (call) => call.number, (call) => item(messenger, call))}
      </ol>
      ${calls.length === 0 ? html`<p class="hint">No bot has called a method yet.</p>` : ''}
    </aside>
  `;
}

const isGoodPoll = (call) => call.method.toLowerCase() === 'getupdates' && !call.fault && call.answer?.ok;

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
          <span class="summary">${refused ? call.answer.description : gist(call)}</span>
        </summary>
        <p class="by">${messenger.botName(call.bot)}${call.via === 'webhook_answer' ? ', in a webhook’s answer' : ''}</p>
        <dl>
          ${Object.entries(call.parameters).map(([name, value]) => html`<dt>${name}</dt><dd>${indented(value)}</dd>`)}
        </dl>
        <pre tabindex="0" aria-label="Answer">${call.answer ? JSON.stringify(call.answer, null, 2) : 'no answer'}</pre>
      </details>
    </li>
  `;
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
