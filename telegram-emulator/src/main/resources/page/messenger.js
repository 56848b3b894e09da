// One person's messenger: what the person does. Views show it; they hold nothing.

import * as api from './api.js';
import { Mirror } from './mirror.js';
import { Notices } from './notices.js';
import { Presses } from './presses.js';

export class Messenger {
  person;
  /** To be told when there is something new to show. */
  changed;
  notices;

  #mirror;
  #presses;
  #drafts = new Map();

  /** Is `person` from now on; `changed()` is told whenever there is something new to show, `gone(why)` if nobody is. */
  constructor(person, changed, gone) {
    this.person = person;
    this.changed = changed;
    this.notices = new Notices(changed);
    this.#presses = new Presses(
      (press, answer) => this.#answered(press, answer),
      (press) => this.#unanswered(press),
    );
    this.#mirror = new Mirror(person.id, {
      changed,
      gone,
      became: (found) => {
        this.person = found;
      },
      answered: (answer) => this.#presses.take(answer),
      reread: () => this.#try(() => this.#readAnswers()),
      refused: (problem) => this.notices.say(problem.message),
    });
  }

  close() {
    this.#mirror.close();
  }

  get chats() {
    return this.#mirror.chats;
  }

  /** The chat that is shown, once it was read. */
  get chat() {
    return this.#mirror.chat;
  }

  /** The id of the chat that is shown, or 0. */
  get open() {
    return this.#mirror.open;
  }

  get calls() {
    return this.#mirror.calls;
  }

  get bots() {
    return this.#mirror.bots;
  }

  get connected() {
    return this.#mirror.connected;
  }

  /** Shows a chat; one that this person never had to do with is shown as it would begin. */
  show(id) {
    this.#mirror.open = id;
    this.notices.clear();
    if (id !== 0) {
      this.#mirror.showNewest();
    }
  }

  /** Shows the newest messages of the chat that is open. */
  showNewest() {
    this.#mirror.showNewest();
  }

  /** Shows what was written before the oldest message that is shown. */
  showEarlier() {
    this.#mirror.showEarlier();
  }

  markRead() {
    this.chats.markRead(this.open);
    this.changed();
  }

  /** What is about to be written in the chat that is open: `{ text, replyTo, refusal }`. */
  get draft() {
    return this.#drafts.get(this.open) ?? { text: '', replyTo: 0 };
  }

  set draft(draft) {
    this.#drafts.set(this.open, draft);
    this.changed();
  }

  /** Writes the draft; if the emulator refuses, it is there again, and says why. */
  async send() {
    const { open, draft } = this;
    const text = draft.text.trim();
    if (!text) {
      return;
    }
    this.#drafts.delete(open);
    this.changed();
    const replyTo = draft.replyTo ? { reply_to_message_id: draft.replyTo } : {};
    try {
      await api.write(this.person.id, { chat: open, text, ...replyTo });
    } catch (refusal) {
      const since = this.#drafts.get(open)?.text;
      this.#drafts.set(open, { ...draft, text: since ? `${draft.text}\n${since}` : draft.text, refusal: refusal.message });
      this.changed();
    }
  }

  /** Writes something that was not typed: a command, or the words of a button. */
  write(text) {
    return this.#try(() => api.write(this.person.id, { chat: this.open, text }));
  }

  /** Writes what stands on a button of the reply keyboard. */
  answer(text) {
    const { chat } = this;
    if (chat.keyboard.one_time_keyboard) {
      chat.keyboard = undefined;
    }
    return this.write(text);
  }

  press({ message_id: message }, data) {
    const press = { chat: this.open, message, data };
    const ask = () => api.press(this.person.id, { chat: press.chat, message_id: message, button: data });
    const pressed = this.#try(() => this.#presses.press(press, ask));
    this.changed();
    return pressed;
  }

  /** Returns the data of the buttons under a message of the open chat that wait for their bot. */
  pressedUnder({ message_id: message }) {
    return this.#presses.under(this.open, message);
  }

  block(yes) {
    return this.#try(() => api.block(this.person.id, this.open, yes));
  }

  join() {
    return this.#try(() => api.setMember(this.open, this.person.id, 'member'));
  }

  leave() {
    return this.#try(() => api.setMember(this.open, this.person.id, 'left'));
  }

  askToJoin() {
    const { chat } = this;
    return this.#try(async () => {
      await api.askToJoin(chat.id, this.person.id);
      this.notices.say(`You asked to join ${chat.title}`);
    });
  }

  /** Lets someone in who asks to join, or turns them away. */
  decide(person, approve) {
    return this.#try(() => api.decideJoinRequest(this.open, person, { approve, by: this.person.id }));
  }

  makeGroup(title) {
    return this.#try(() => api.makeGroup({ title, owner: this.person.id }));
  }

  addBot(bot) {
    return this.#try(() => api.setMember(this.open, bot, 'member'));
  }

  /** Finds bots and groups by words in their names. */
  async find(words) {
    const wanted = words.replace(/^@/, '').toLowerCase();
    const [bots, groups] = (await this.#try(() => Promise.all([api.bots(), api.findGroups(wanted)]))) ?? [[], []];
    const found = bots.filter((bot) => `${bot.username} ${bot.first_name}`.toLowerCase().includes(wanted));
    return [
      ...found.map((bot) => ({ id: bot.id, title: bot.first_name, username: bot.username, type: 'private' })),
      ...groups,
    ];
  }

  botName(id) {
    const bot = this.bots.find((one) => one.id === id);
    return bot ? `@${bot.username}` : String(id);
  }

  async #try(action) {
    try {
      return await action();
    } catch (refusal) {
      this.notices.say(refusal.message);
      return undefined;
    } finally {
      this.changed();
    }
  }

  async #readAnswers() {
    for (const query of this.#presses.unanswered) {
      const { answered, ...answer } = await api.answerTo(query);
      if (answered) {
        this.#presses.take({ id: query, ...answer });
      }
    }
  }

  #unanswered(press) {
    if (press.chat === this.open) {
      this.notices.say('The bot did not answer');
    }
    this.changed();
  }

  /** What the bot says to a press is for the chat in which it was pressed. */
  #answered(press, { text, show_alert: isAlert, url }) {
    if (press.chat !== this.open) {
      return;
    }
    if (text && isAlert) {
      this.notices.alert(text);
    } else if (text || url) {
      this.notices.say(text ?? 'The bot wants to open a page', url);
    }
  }
}
