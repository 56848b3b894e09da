package dev.switchboard.job;

import java.util.Locale;
import java.util.Optional;

/** How urgent a job is; each priority has a queue of its own. */
public enum Priority {
    /** Somebody waits: what a person does in a private chat, join requests, critical group management. */
    HIGH,
    /** Sends and scheduled work. */
    NORMAL,
    /** Bulk, analytics and maintenance. */
    LOW;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Returns the stable word used on the wire and in queue names. */
    public String word() {
        return word;
    }

    /** Returns the priority of a word, or empty if there is none. */
    public static Optional<Priority> ofWord(String word) {
        for (var priority : values()) {
            if (priority.word.equals(word)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
