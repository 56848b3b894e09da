// One person's messenger: what the page knows of the world, and what the person does. Views show it; they hold nothing.

import * as api from './api.js';
import { Feed } from './feed.js';

const CALLS_KEPT = 200;
const MESSAGES_AT_ONCE = 100;
const TOAST_MILLIS = 5000;

export class Messenger {
  /** The chats of this person by id, each with `messages` (by id) once it was opened. */
  chats = new Map();
  /** The newest calls of all bots, oldest first. */
  calls = [];
  bots = [];
  /** The id of the chat that is shown, or 0. */
  open = 0;
  connected = true;
  toast = null;
  alert = null;
  replyTo = 0;
  /** Buttons that were pressed and not answered yet: `chat/message/data` by query. */
  pressed = new Map();

  #changed;
  #feed;
  #reading = 0;
  #reads = Promise.resolve();
  #waiting = [];
  #earlyAnswers = new Map();
  #toastTimer;

  /** Is `person` from now on; `changed()` is told whenever there is something new to show. */
  constructor(person, changed) {
    this.person = person;
    this.#changed = changed;
    this.#feed = new Feed(person.id, (kind, data) => this.#hear(kind, data));
  }

  close() {
    this.#feed.close();
  }

  get chat() {
    return this.chats.get(this.open);
  }

  /** The chats, the one with the newest message first. */
  get chatList() {
    const date = (chat) => chat.last_message?.date ?? 0;
    return [...this.chats.values()]
      .filter((chat) => chat.last_message || chat.type !== 'private')
      .sort((one, other) => date(other) - date(one));
  }

  /** Shows a chat; one that this person never had to do with is shown as it would begin. */
  async show(id) {
    this.open = id;
    this.replyTo = 0;
    if (id !== 0) {
      await this.#read(() => this.#readMessages(id));
    }
  }

  write(text) {
    const message = { chat: this.open, text };
    if (this.replyTo) {
      message.reply_to_message_id = this.replyTo;
      this.replyTo = 0;
    }
    return this.#try(() => api.write(this.person.id, message));
  }

  /** Writes what stands on a button of the reply keyboard. */
  answer(text) {
    const { chat } = this;
    if (chat.keyboard.one_time_keyboard) {
      chat.keyboard = undefined;
    }
    return this.write(text);
  }

  press(message, data) {
    return this.#try(async () => {
      const query = await api.press(this.person.id, { chat: this.open, message_id: message.message_id, button: data });
      const early = this.#earlyAnswers.get(query.id);
      if (early) {
        this.#answered(early);
      } else {
        this.pressed.set(query.id, `${this.open}/${message.message_id}/${data}`);
      }
      this.#earlyAnswers.clear();
    });
  }

  isPressed(message, data) {
    return [...this.pressed.values()].includes(`${this.open}/${message.message_id}/${data}`);
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
    return this.#try(async () => {
      await api.askToJoin(this.open, this.person.id);
      this.say(`You asked to join ${this.chat.title}`);
    });
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
    const [bots, groups] = await Promise.all([api.bots(), api.findGroups(words.replace(/^@/, ''))]);
    this.bots = bots;
    const found = bots.filter((bot) => `${bot.username} ${bot.first_name}`.toLowerCase().includes(wanted));
    return [
      ...found.map((bot) => ({ id: bot.id, title: bot.first_name, username: bot.username, type: 'private' })),
      ...groups,
    ];
  }

  reply(messageId) {
    this.replyTo = messageId;
    this.#changed();
  }

  /** Tells the person something for a moment. */
  say(text, url) {
    clearTimeout(this.#toastTimer);
    this.toast = { text, url };
    this.#toastTimer = setTimeout(() => {
      this.toast = null;
      this.#changed();
    }, TOAST_MILLIS);
    this.#changed();
  }

  closeAlert() {
    this.alert = null;
    this.#changed();
  }

  botName(id) {
    const bot = this.bots.find((one) => one.id === id);
    return bot ? `@${bot.username}` : String(id);
  }

  async #try(action) {
    try {
      return await action();
    } catch (refusal) {
      this.say(refusal.message);
      return undefined;
    } finally {
      this.#changed();
    }
  }

  /**
   * Reads from the emulator, one thing after another, so that none overwrites what a later one brought; what is heard
   * meanwhile waits, and is applied to what was read.
   */
  async #read(action) {
    this.#reading++;
    this.#reads = this.#reads.then(() => this.#try(action));
    try {
      await this.#reads;
    } finally {
      this.#reading--;
      if (this.#reading === 0) {
        this.#waiting.splice(0).forEach(([kind, data]) => this.#apply(kind, data));
      }
      this.#changed();
    }
  }

  async #readAll() {
    const [chats, calls, bots] = await Promise.all([
      api.chatsOf(this.person.id),
      api.newestCalls(CALLS_KEPT),
      api.bots(),
    ]);
    const before = this.chats;
    const shown = this.#shown(this.open);
    this.chats = new Map(chats.map((chat) => [chat.id, { unread: before.get(chat.id)?.unread ?? 0, ...chat }]));
    this.calls = calls.calls;
    this.bots = bots;
    if (this.open) {
      await this.#readMessages(this.open, shown);
    }
  }

  #shown(id) {
    return this.chats.get(id)?.messages?.size ?? 0;
  }

  /** Reads a chat's newest messages, and as many as are shown already. */
  async #readMessages(id, shown = this.#shown(id)) {
    const newest = Math.max(MESSAGES_AT_ONCE, shown);
    const chat = await api.chatOf(this.person.id, id);
    const view = chat.readable ? await api.messagesOf(this.person.id, id, { newest }) : { messages: [] };
    this.chats.set(id, {
      ...this.chats.get(id),
      ...chat,
      unread: 0,
      messages: new Map(view.messages.map((message) => [message.message_id, message])),
      hasEarlier: view.messages.length === newest,
      keyboard: view.reply_keyboard,
    });
  }

  /** Reads what was written before the oldest message that is shown. */
  readEarlier() {
    const { open } = this;
    return this.#read(async () => {
      const chat = this.chats.get(open);
      const [oldest] = chat.messages.keys();
      const view = await api.messagesOf(this.person.id, chat.id, { before: oldest, newest: MESSAGES_AT_ONCE });
      const earlier = view.messages.map((message) => [message.message_id, message]);
      chat.messages = new Map([...earlier, ...chat.messages]);
      chat.hasEarlier = view.messages.length === MESSAGES_AT_ONCE;
    });
  }

  #hear(kind, data) {
    if (kind === 'connected' || kind === 'disconnected') {
      this.connected = kind === 'connected';
      this.#changed();
    } else if (kind === 'reload') {
      this.#read(() => this.#readAll());
    } else if (this.#reading > 0) {
      this.#waiting.push([kind, data]);
    } else {
      this.#apply(kind, data);
      this.#changed();
    }
  }

  #apply(kind, data) {
    switch (kind) {
      case 'message':
      case 'edited_message':
        this.#takeMessage(data, kind === 'message');
        break;
      case 'deleted_message':
        this.#dropMessage(data);
        break;
      case 'chat_member':
      case 'join_request':
        this.#refresh(data.chat);
        break;
      case 'callback_answer':
        this.#takeAnswer(data);
        break;
      case 'call':
        this.calls = [...this.calls, data].slice(-CALLS_KEPT);
        break;
    }
  }

  #takeMessage({ chat: id, message }, isNew) {
    const chat = this.chats.get(id);
    if (!chat) {
      this.#refresh(id);
      return;
    }
    const known = chat.messages?.get(message.message_id);
    // an edit of a message that is not shown stays unseen: it would stand at the end
    if (chat.messages && (isNew || known) && !(known?.revision >= message.revision)) {
      chat.messages.set(message.message_id, message);
    }
    if (message.message_id >= (chat.last_message?.message_id ?? 0)) {
      chat.last_message = message;
    }
    const isRead = id === this.open && !document.hidden;
    if (isNew && !known && message.from?.id !== this.person.id && !isRead) {
      chat.unread = (chat.unread ?? 0) + 1;
    }
    if (isNew && id === this.open && message.from?.is_bot) {
      this.#readKeyboard(id);
    }
  }

  #dropMessage({ chat: id, message_id: messageId }) {
    const chat = this.chats.get(id);
    chat?.messages?.delete(messageId);
    if (chat?.last_message?.message_id === messageId) {
      this.#refresh(id);
    }
  }

  /** Reads how a chat stands now; one that this person left stays where it is shown. */
  async #refresh(id) {
    await this.#try(async () => {
      const chat = await api.chatOf(this.person.id, id);
      this.chats.set(id, { unread: 0, ...this.chats.get(id), last_message: undefined, ...chat });
      const gone = ['left', 'kicked'].includes(chat.member?.status);
      if (gone && id !== this.open) {
        this.chats.delete(id);
      }
    });
  }

  async #readKeyboard(id) {
    await this.#try(async () => {
      const chat = this.chats.get(id);
      const newest = Math.max(0, ...chat.messages.keys());
      const view = await api.messagesOf(this.person.id, id, { after: newest });
      chat.keyboard = view.reply_keyboard;
    });
  }

  #takeAnswer(answer) {
    if (this.pressed.delete(answer.id)) {
      this.#answered(answer);
    } else {
      this.#earlyAnswers.set(answer.id, answer);
    }
  }

  #answered({ text, show_alert: isAlert, url }) {
    if (text && isAlert) {
      this.alert = { text };
    } else if (text || url) {
      this.say(text ?? 'The bot wants to open a page', url);
    }
  }
}
