package dev.switchboard.live;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an account of Instagram.
 *
 * @param value in lower case; 1 to 30 letters, digits, periods and underscores, as in {@code live_users}
 */
public record InstagramName(String value) {
    private static final Pattern NAME = Pattern.compile("(?=.*[a-z0-9_])[a-z0-9._]{1,30}");

    public InstagramName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("no name of Instagram");
        }
    }

    /** Reads a name in any case; empty if it is none. */
    public static Optional<InstagramName> read(String name) {
        // ASCII first: the Kelvin sign is a k in lower case
        return name.length() <= 30 && name.chars().allMatch(c -> c < 128)
                ? Optional.of(name.toLowerCase(Locale.ROOT))
                        .filter(lower -> NAME.matcher(lower).matches())
                        .map(InstagramName::new)
                : Optional.empty();
    }
}
