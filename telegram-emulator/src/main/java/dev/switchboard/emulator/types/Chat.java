package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/** A chat, as a bot sees it: the private chat with a person has that person's id. */
public record Chat(
        long id,
        ChatType type,
        @Nullable String title,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName) {

    /** Returns the private chat with a person. */
    public static Chat privateChat(User person) {
        return new Chat(person.id(), ChatType.PRIVATE, null, person.username(), person.firstName(), person.lastName());
    }

    /** Returns a basic group, a supergroup or a channel. */
    public static Chat group(long id, ChatType type, String title, @Nullable String username) {
        return new Chat(id, type, title, username, null, null);
    }

    /** Returns this chat under another title. */
    public Chat titled(String newTitle) {
        return new Chat(id, type, newTitle, username, firstName, lastName);
    }
}
