// How things are called on the page.

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(' ') || 'Deleted Account';

/** Whether an account was deleted: only then it has no name. */
export const isDeleted = (user) => user.first_name === '';

const userName = (user) => (user.username ? `@${user.username}` : fullName(user));

/** Who a message is from, as its readers see it. */
export const senderName = (message) => message.sender_chat?.title ?? (message.from ? fullName(message.from) : '');

const MEDIA = {
  photo: 'Photo',
  video: 'Video',
  animation: 'GIF',
  audio: 'Audio',
  voice: 'Voice message',
  video_note: 'Video message',
  sticker: 'Sticker',
  document: 'File',
};

/** The kind of file that a message carries, or undefined. An animation is a document too, for old bots. */
export const mediaKind = (message) => Object.keys(MEDIA).find((kind) => message[kind]);

export const mediaName = (kind) => MEDIA[kind];

/** What a message that is neither words nor a file shows: a place, or somebody's telephone number. */
export function card({ location, contact }) {
  if (location) {
    return `Place: ${location.latitude}, ${location.longitude}`;
  }
  return contact ? `Contact: ${fullName(contact)}, ${contact.phone_number}` : '';
}

// what is about a message rather than in it, and what needs no words of its own
const ASIDE = new Set([
  ...['message_id', 'message_thread_id', 'revision', 'from', 'sender_chat', 'chat', 'date', 'edit_date', 'via_bot'],
  ...['author_signature', 'has_protected_content', 'is_automatic_forward', 'is_topic_message', 'sender_boost_count'],
  ...['reply_to_message', 'reply_markup', 'forward_origin', 'media_group_id', 'entities', 'link_preview_options'],
]);

/** The sentence of a service message, or an empty text for a message that someone wrote. */
export function serviceText(message) {
  return knownService(message) || (hasWords(message) ? '' : unknownService(message));
}

const hasWords = (message) => Boolean(message.text || message.caption || mediaKind(message) || card(message));

/** No message is blank: a kind that has no sentence here is called by its field's name. */
function unknownService(message) {
  const kind = Object.keys(message).find((name) => !ASIDE.has(name) && !name.startsWith('forward_'));
  return kind ? `${senderName(message) || 'Telegram'}: ${kind.replaceAll('_', ' ')}` : 'A message without words';
}

function knownService(message) {
  const actor = senderName(message);
  if (message.new_chat_members) {
    const names = message.new_chat_members.map(fullName).join(', ');
    return message.new_chat_members[0].id === message.from?.id ? `${names} joined` : `${actor} added ${names}`;
  }
  if (message.left_chat_member) {
    const left = message.left_chat_member;
    return left.id === message.from?.id ? `${fullName(left)} left` : `${actor} removed ${fullName(left)}`;
  }
  if (message.pinned_message) {
    return `${actor} pinned “${snippet(message.pinned_message)}”`;
  }
  if (message.new_chat_title) {
    return `${actor || 'Someone'} changed the name to “${message.new_chat_title}”`;
  }
  if (message.managed_bot_created) {
    return `${actor} made the bot ${userName(message.managed_bot_created.bot)} for this bot to manage`;
  }
  if (message.migrate_to_chat_id) {
    return 'This group became a supergroup';
  }
  if (message.migrate_from_chat_id) {
    return 'This supergroup was a basic group before';
  }
  return '';
}

/** A message in one line. */
export function snippet(message) {
  const service = serviceText(message);
  if (service) {
    return service;
  }
  const kind = mediaKind(message);
  const words = message.text ?? message.caption ?? card(message);
  return (kind ? [mediaName(kind), words].filter(Boolean).join(', ') : words).replace(/\s+/g, ' ').slice(0, 160);
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export const clock = (seconds) => CLOCK.format(seconds * 1000);
export const clockWithSeconds = (millis) => SECONDS.format(millis);
export const day = (seconds) => DAY.format(seconds * 1000);

/** What stands under a chat's title. */
export function subtitle(chat) {
  const name = chat.username ? `@${chat.username}` : '';
  if (chat.type === 'private') {
    return [name, 'bot'].filter(Boolean).join(' · ');
  }
  const many = chat.type === 'channel' ? 'subscriber' : 'member';
  return [name, `${chat.member_count} ${many}${chat.member_count === 1 ? '' : 's'}`].filter(Boolean).join(' · ');
}

export const isIn = (chat) =>
  chat.type === 'private' ||
  (['creator', 'administrator', 'member', 'restricted'].includes(chat.member?.status) && chat.member.is_member !== false);

/** Whether this person lets in those who ask to join. */
export const decidesWhoJoins = ({ member }) => member?.status === 'creator' || Boolean(member?.can_invite_users && member.status === 'administrator');

/** Whether this person may write there, as far as the page can tell. */
export const canWrite = (chat) =>
  !chat.blocked && isIn(chat) && (chat.type !== 'channel' || ['creator', 'administrator'].includes(chat.member?.status));
