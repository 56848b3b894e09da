package dev.switchboard.dm.dialogue;

import java.util.Locale;
import java.util.Optional;

/** What a bot waits to be told. */
public enum Topic {
    /** Nothing: no dialogue is open. */
    NONE,
    /** The token of a bot that is to be cloned. */
    CLONE_TOKEN;

    /** Returns its stable word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> ofWord(String word) {
        for (var topic : values()) {
            if (topic.word().equals(word)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
