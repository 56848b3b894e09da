package dev.switchboard.sender.content;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code at the end of every message, by which the message is found again: {@code DBG:} and six characters.
 *
 * <p>The characters are the digits and capital letters but {@code 0}, {@code 1}, {@code I} and {@code O}, which people
 * mistake for each other: 32<sup>6</sup>, about 1.07 thousand million codes.
 */
public record DebugCode(String value) {
    static final String PREFIX = "DBG:";
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static final int CHARACTERS = 6;

    /** How long every code is, in UTF-16 units. */
    public static final int LENGTH = PREFIX.length() + CHARACTERS;

    private static final Pattern FORM = Pattern.compile(PREFIX + "[" + ALPHABET + "]{" + CHARACTERS + "}");

    public DebugCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no debug code");
        }
    }

    /** Reads a code as people write it, in any case, with or without {@code DBG:}; empty if it is none. */
    public static Optional<DebugCode> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        String whole = upper.startsWith(PREFIX) ? upper : PREFIX + upper;
        return FORM.matcher(whole).matches() ? Optional.of(new DebugCode(whole)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
