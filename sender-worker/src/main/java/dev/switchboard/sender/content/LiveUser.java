package dev.switchboard.sender.content;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is live on Instagram.
 *
 * @param name in lower case; 1 to 30 letters, digits, periods and underscores, as in {@code live_users}
 */
public record LiveUser(String name) {
    private static final Pattern NAME = Pattern.compile("(?=.*[a-z0-9_])[a-z0-9._]{1,30}");

    public LiveUser {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of Instagram");
        }
    }

    /** Reads a name in any case; empty if it is none. */
    static Optional<LiveUser> read(String name) {
        // ASCII first: the Kelvin sign is a k in lower case
        return name.length() <= 30 && name.chars().allMatch(c -> c < 128)
                ? Optional.of(name.toLowerCase(Locale.ROOT))
                        .filter(lower -> NAME.matcher(lower).matches())
                        .map(LiveUser::new)
                : Optional.empty();
    }
}
