// The chats that a person has, each with its newest message and how many were not read; the one that was opened also
// with a window of its messages.

import { MessageWindow } from './message-window.js';

export class Chats {
  #person;
  #byId = new Map();
  #unread = new Map();
  #arrivals = 0;

  constructor(person) {
    this.#person = person;
  }

  get(id) {
    return this.#byId.get(id);
  }

  /** The chats, the one with the newest message first. */
  get list() {
    const date = (chat) => chat.last_message?.date ?? 0;
    return [...this.#byId.values()]
      .filter((chat) => chat.last_message || chat.type !== 'private')
      .sort((one, other) => date(other) - date(one) || (other.arrival ?? 0) - (one.arrival ?? 0));
  }

  unread(id) {
    return this.#unread.get(id) ?? 0;
  }

  get unreadInAll() {
    return [...this.#unread.values()].reduce((sum, count) => sum + count, 0);
  }

  markRead(id) {
    this.#unread.delete(id);
  }

  /** Takes the emulator's whole list in place of what was known. */
  replace(chats) {
    const before = this.#byId;
    this.#byId = new Map(chats.map((chat) => [chat.id, chat]));
    for (const id of this.#unread.keys()) {
      if (!this.#byId.has(id)) {
        this.#unread.delete(id);
      }
    }
    for (const chat of chats) {
      // how many came while nobody listened is not told, but that some did
      const heard = before.get(chat.id)?.last_message?.message_id;
      if (heard && chat.last_message?.message_id > heard && !this.#isOwn(chat.last_message)) {
        this.#unread.set(chat.id, Math.max(1, this.unread(chat.id)));
      }
    }
  }

  /** Takes how a chat stands now; its messages stay. */
  put(chat) {
    this.#byId.set(chat.id, { ...this.#byId.get(chat.id), last_message: undefined, ...chat });
  }

  remove(id) {
    this.#byId.delete(id);
    this.#unread.delete(id);
  }

  /** Takes the newest messages of a chat, and the keyboard that stands under them. */
  show(id, view, wanted) {
    const chat = this.#byId.get(id);
    chat.messages = new MessageWindow(view, wanted);
    chat.keyboard = view.reply_keyboard;
  }

  /** Takes a message that was written or edited; `isRead` says whether it is seen at once. */
  takeMessage(id, message, isNew, isRead) {
    if (isNew && !isRead && !this.#isOwn(message)) {
      this.#unread.set(id, this.unread(id) + 1);
    }
    const chat = this.#byId.get(id);
    chat?.messages?.take(message, isNew);
    if (chat && message.message_id >= (chat.last_message?.message_id ?? 0)) {
      chat.last_message = message;
      chat.arrival = isNew ? ++this.#arrivals : chat.arrival;
    }
  }

  dropMessage(id, messageId) {
    this.#byId.get(id)?.messages?.drop(messageId);
  }

  #isOwn = (message) => message.from?.id === this.#person;
}
