// What the page knows of the emulated Telegram as one person sees it: read at first, and kept up with what happens.

import * as api from './api.js';
import { Chats } from './chats.js';
import { Feed } from './feed.js';
import { MessageWindow } from './message-window.js';
import { ReadQueue } from './read-queue.js';
import { decidesWhoJoins, isDeleted } from './words.js';

const CALLS_KEPT = 200;

export class Mirror {
  chats;
  /** The newest calls of all bots, oldest first. */
  calls = [];
  bots = [];
  /** The id of the chat that is shown, or 0. */
  open = 0;
  connected = true;

  #person;
  #tell;
  #feed;
  #reads;

  /**
   * Begins to follow. `tell` has `changed()`; `became(person)` for who this is now; `answered(answer)` for what a bot said to a press; `reread()` after some
   * of it may have been missed; `refused(problem)` where a read was; `gone(why)` where the person is no more.
   */
  constructor(person, tell) {
    this.#person = person;
    this.#tell = tell;
    this.chats = new Chats(person);
    this.#reads = new ReadQueue(
      (event) => this.#apply(event),
      (problem) => this.#couldNotRead(problem),
    );
    this.#feed = new Feed(person, (kind, data) => this.#hear(kind, data));
  }

  close() {
    this.#feed.close();
  }

  get chat() {
    return this.chats.get(this.open);
  }

  /** Shows the newest messages of the chat that is open. */
  showNewest() {
    const { open } = this;
    this.#readFirst(`messages ${open}`, async () => (await this.#messagesOf(open))());
  }

  /** Shows what was written before the oldest message that is shown. */
  showEarlier() {
    const { open } = this;
    this.#readFirst(`earlier ${open}`, async () => {
      const { messages } = this.chats.get(open);
      const choice = { before: messages.oldestId, newest: MessageWindow.PAGE };
      messages.prepend((await api.messagesOf(this.#person, open, choice)).messages);
    });
  }

  #read(key, action) {
    this.#reads.read(key, () => action().finally(this.#tell.changed));
  }

  #readFirst(key, action) {
    this.#reads.readFirst(key, () => action().finally(this.#tell.changed));
  }

  /** After a read that failed. What is known may be old then, so that all is read anew, once the emulator answers. */
  #couldNotRead(problem) {
    if (!(problem instanceof api.Refusal)) {
      reportError(problem);
    } else if (problem.isAnswer) {
      this.#tell.refused(problem);
    } else {
      this.#feed.beginAnew();
    }
  }

  async #readAll() {
    const { open } = this;
    const [person, chats, { calls }, bots, showMessages] = await Promise.all([
      api.person(this.#person),
      api.chatsOf(this.#person),
      api.newestCalls(CALLS_KEPT),
      api.bots(),
      open ? this.#messagesOf(open).catch((problem) => () => this.#couldNotRead(problem)) : () => {},
    ]);
    if (isDeleted(person)) {
      this.#tell.gone('deleted the account.');
      return;
    }
    this.#tell.became(person);
    this.chats.replace(chats);
    this.calls = calls;
    this.bots = bots;
    showMessages();
    this.#tell.reread();
  }

  /** Reads a chat and as many of its newest messages as are shown; what is returned shows them. */
  async #messagesOf(id) {
    const wanted = this.chats.get(id)?.messages?.wanted ?? MessageWindow.PAGE;
    const chat = await this.#standingIn(id);
    const view = chat.readable
      ? await api.messagesOf(this.#person, id, { newest: wanted })
      : { messages: [], revision: 0 };
    return () => {
      this.chats.put(chat);
      this.chats.show(id, view, wanted);
      this.chats.markRead(id);
    };
  }

  /** Reads a chat, and for its administrators who asks to be let in. */
  async #standingIn(id) {
    const chat = await api.chatOf(this.#person, id);
    const asking = decidesWhoJoins(chat) ? await api.joinRequests(id) : [];
    return { ...chat, asking };
  }

  /** Reads how a chat stands now; one that this person left stays where it is shown. */
  #refresh(id) {
    this.#read(`standing ${id}`, async () => {
      const wasReadable = this.chats.get(id)?.readable;
      const chat = await this.#standingIn(id);
      this.chats.put(chat);
      if (chat.readable && !wasReadable && id === this.open) {
        this.showNewest();
      }
      if (['left', 'kicked'].includes(chat.member?.status) && id !== this.open) {
        this.chats.remove(id);
      }
    });
  }

  #readKeyboard(id) {
    this.#read(`keyboard ${id}`, async () => {
      const chat = this.chats.get(id);
      const view = await api.messagesOf(this.#person, id, { after: chat.messages?.newestId ?? 0, newest: 1 });
      chat.keyboard = view.reply_keyboard;
    });
  }

  #hear(kind, data) {
    switch (kind) {
      case 'connected':
      case 'disconnected':
        this.connected = kind === 'connected';
        this.#tell.changed();
        break;
      case 'gone':
        this.#tell.gone();
        break;
      case 'reload':
        this.#read('all', () => this.#readAll());
        break;
      default:
        this.#reads.hear([kind, data]);
    }
  }

  #apply([kind, data]) {
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
        this.#tell.answered(data);
        break;
      case 'call':
        this.#takeCall(data);
        break;
    }
    this.#tell.changed();
  }

  #takeMessage({ chat: id, message }, isNew) {
    const isOpen = id === this.open;
    this.chats.takeMessage(id, message, isNew, isOpen && !document.hidden);
    if (!this.chats.get(id) || message.new_chat_title) {
      this.#refresh(id);
    } else if (isNew && isOpen && message.from?.is_bot) {
      this.#readKeyboard(id);
    }
  }

  #dropMessage({ chat: id, message_id: messageId }) {
    this.chats.dropMessage(id, messageId);
    if (this.chats.get(id)?.last_message?.message_id === messageId) {
      this.#refresh(id);
    }
  }

  #takeCall(call) {
    if (call.number > (this.calls.at(-1)?.number ?? 0)) {
      this.calls = [...this.calls, call].slice(-CALLS_KEPT);
    }
  }
}
