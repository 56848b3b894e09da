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
}
