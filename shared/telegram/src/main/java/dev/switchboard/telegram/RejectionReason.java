package dev.switchboard.telegram;

/** Why Telegram said no, as far as it makes a difference to what is done next. */
public enum RejectionReason {
    /** The person blocked the bot: stop writing to them. */
    BLOCKED,
    /** The person's account is gone: stop writing to them. */
    USER_DEACTIVATED,
    /** The person never started the bot, or their leave to write has run out. */
    CONVERSATION_NOT_STARTED,
    /** The bot was thrown out of the group or channel: deactivate it. */
    KICKED,
    /** The bot is not in the group or channel: deactivate it. */
    NOT_A_MEMBER,
    /** The group was deleted: deactivate it. */
    GROUP_DELETED,
    /** A wrong id, a chat that the bot never met, or a forum's topic that is gone. */
    CHAT_NOT_FOUND,
    /** The group became a supergroup: every stored id changes, and the call may be repeated with the new one. */
    MIGRATED,
    /** The bot lacks a right in the chat, or that to write in a closed topic: tell the admin which. */
    NOT_ENOUGH_RIGHTS,
    /** The message that the call is about is gone. */
    ALREADY_DELETED,
    /** The message is older than 48 hours or another bot's; Telegram uses the same words for both. */
    CANNOT_BE_DELETED,
    /** The message that is to be edited is no more the bot's to edit, or never was. */
    CANNOT_BE_EDITED,
    /** The edit changes nothing; met only where {@code true} is no result of the method. Success in all but name. */
    NOT_MODIFIED,
    /** The callback or inline query expired: drop it. */
    QUERY_TOO_OLD,
    /** The join request is gone: withdrawn, or decided by another. */
    JOIN_REQUEST_GONE,
    /** The person is in the chat already. */
    ALREADY_PARTICIPANT,
    /** Our formatting is wrong: send as plain text, and count it. */
    CANNOT_PARSE_ENTITIES,
    /** The group takes no photos from the bot, but may take texts: send the text alone. */
    PHOTOS_FORBIDDEN,
    /** The photo is not to be had or no photo, whatever the chat: a wrong address or {@code file_id}, say. */
    PHOTO_UNUSABLE,
    /** Our message is wrong, whatever the chat: empty, too long, or a button that cannot be. */
    MESSAGE_UNUSABLE,
    /** The bot's token is dead: replaced, or the bot was deleted. */
    UNAUTHORIZED,
    /** The Bot API has no such method, or the token does not look like one. */
    NOT_FOUND,
    /** Anything else; the description says it. */
    OTHER
}
