package dev.switchboard.bots;

import org.jspecify.annotations.Nullable;

/** A bot could not be looked up. Repeating may help, unless the message says what is wrong with the bot's row. */
public final class BotDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long botId;

    /** Says which bot was asked for, what went wrong, and why. */
    public BotDirectoryException(long botId, String problem, @Nullable Throwable cause) {
        super("bot " + botId + ": " + problem, cause);
        this.botId = botId;
    }

    /** Returns the bot that was asked for. */
    public long botId() {
        return botId;
    }
}
