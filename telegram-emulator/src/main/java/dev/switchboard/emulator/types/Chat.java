package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/** A chat, as a bot sees it: the private chat with a person has that person's id. */
public record Chat(
        long id,
        String type,
        @Nullable String title,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName) {

    /** Returns the private chat with a person. */
    public static Chat privateChat(User person) {
        return new Chat(person.id(), "private", null, person.username(), person.firstName(), person.lastName());
    }

    /** Returns a supergroup. */
    public static Chat supergroup(long id, String title, @Nullable String username) {
        return new Chat(id, "supergroup", title, username, null, null);
    }
}
