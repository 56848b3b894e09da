package dev.switchboard.sender.content;

import java.util.Optional;

/**
 * What a press of "BAN" asks for.
 *
 * <p>Anybody in the group can press it, and a changed client can send any data: whoever acts on it asks Telegram first
 * whether the person is an admin of that group.
 */
public record BanPress(LiveUser user) {
    private static final String PREFIX = "ban:";

    /** Returns the button's {@code callback_data}, of 5 to 34 bytes; Telegram takes 64. */
    public String data() {
        return PREFIX + user.name();
    }

    /** Reads what came with a press; empty if it is none of this button, or no name that {@link #data} could have written. */
    public static Optional<BanPress> read(String data) {
        return data.startsWith(PREFIX)
                ? LiveUser.read(data.substring(PREFIX.length()))
                        .map(BanPress::new)
                        .filter(press -> press.data().equals(data))
                : Optional.empty();
    }
}
