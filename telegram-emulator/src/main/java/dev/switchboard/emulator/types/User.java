package dev.switchboard.emulator.types;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person or a bot, as messages and updates name it. */
public record User(
        long id,
        boolean isBot,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode) {

    private static final int MAX_NAME = 64;

    /** TDLib, misc.cpp, is_valid_username and is_allowed_username. */
    private static final Pattern USERNAME = Pattern.compile("(?=.{5,32}$)[A-Za-z](?:_?[A-Za-z0-9])+");

    /**
     * Refuses what no Telegram account has: an id below 1, a first name of spaces, a name of over 64 characters (TDLib,
     * MAX_NAME_LENGTH), and a wrong user name. Only a deleted account's first name is empty.
     */
    public User {
        if (id <= 0) {
            throw new IllegalArgumentException("a user's id must be positive, not " + id);
        }
        if (!firstName.isEmpty() && firstName.isBlank()) {
            throw new IllegalArgumentException("a user must have a first name");
        }
        checkLength("a first name", firstName);
        checkLength("a last name", lastName);
        checkUsername(username);
    }

    /**
     * Refuses what is no user name of an account or a group; null is none.
     *
     * @throws IllegalArgumentException if it is not 5-32 letters, digits and single underscores, a letter first
     */
    public static void checkUsername(@Nullable String username) {
        if (username != null && !USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("a user name must be 5-32 of A-Z, a-z, 0-9 and single _ between them,"
                    + " a letter first, not " + username);
        }
    }

    private static void checkLength(String what, @Nullable String name) {
        if (name != null && name.codePointCount(0, name.length()) > MAX_NAME) {
            throw new IllegalArgumentException(what + " must have at most " + MAX_NAME + " characters");
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

    /** Returns this account as it is shown when it was deleted: without any name. */
    public User withoutName() {
        return new User(id, isBot, "", null, null, null);
    }

    /** Returns this account with another first name, cut to what an account has. */
    public User named(String name) {
        int end =
                name.codePointCount(0, name.length()) > MAX_NAME ? name.offsetByCodePoints(0, MAX_NAME) : name.length();
        return new User(id, isBot, name.substring(0, end), lastName, username, languageCode);
    }
}
