package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of chats there are (Bot API, {@code Chat.type}). */
public enum ChatType {
    PRIVATE,
    GROUP,
    SUPERGROUP,
    CHANNEL;

    /** Returns Telegram's word for it, as in {@code "type": "supergroup"}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the kind that a word names.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ChatType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no type of chat " + word));
    }
}
