package dev.switchboard.emulator.crowd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What someone in a crowd does. */
public enum CrowdAction {
    /** Writes {@code /start} to the bot. */
    START,
    /** Writes a text to the bot. */
    WRITE,
    /** Writes a text in the group that this one came to last. */
    WRITE_IN_GROUP,
    /** Presses the first button of the bot's newest message with buttons. */
    CLICK,
    /** Joins a group. */
    JOIN,
    /** Asks to join a group. */
    ASK_TO_JOIN,
    /** Leaves the group that this one came to last. */
    LEAVE,
    /** Blocks the bot. */
    BLOCK;

    /** Returns the word that scripts have for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the action that a script names.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public static CrowdAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no action " + word + "; there are " + words()));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(CrowdAction::word).toList();
    }
}
