package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;

/** A place where messages are written. */
public sealed interface Conversation permits PrivateChat, Group {
    /** Returns the chat as bots see it. */
    Chat chat();

    /** Returns what was written. */
    History history();

    /** Returns a number for the next message. */
    int nextMessageId();

    /** Returns how a person names it: a private chat by the bot's id, a group by its own. */
    long peer();

    /** Tells whether a person has this chat in the app. */
    boolean isSeenBy(long person);
}
