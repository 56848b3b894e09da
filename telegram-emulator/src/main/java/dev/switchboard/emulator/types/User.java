package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/** A person or a bot, as messages and updates name it. */
public record User(
        long id,
        boolean isBot,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode) {

    /** Refuses what no Telegram account has: an id below 1, or no first name. */
    public User {
        if (id <= 0) {
            throw new IllegalArgumentException("a user's id must be positive, not " + id);
        }
        if (firstName.isBlank()) {
            throw new IllegalArgumentException("a user must have a first name");
        }
    }

    /** Returns a person without surname, user name and language. */
    public static User person(long id, String firstName) {
        return new User(id, false, firstName, null, null, null);
    }

    /** Returns a bot; its first name is its user name. */
    public static User bot(long id, String username) {
        return new User(id, true, username, null, username, null);
    }

    /** Tells whether this account answers to a user name, which is compared without regard to case. */
    public boolean isNamed(String name) {
        return name.equalsIgnoreCase(username);
    }
}
