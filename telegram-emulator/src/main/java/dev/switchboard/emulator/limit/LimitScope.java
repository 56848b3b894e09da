package dev.switchboard.emulator.limit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a limit counts messages by. */
public enum LimitScope {
    /** Each chat of a bot. */
    @JsonProperty("chat")
    CHAT,
    /** Each group of a bot. */
    @JsonProperty("group")
    GROUP,
    /** Each bot. */
    @JsonProperty("bot")
    BOT
}
