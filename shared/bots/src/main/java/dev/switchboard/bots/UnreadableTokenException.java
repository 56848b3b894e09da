package dev.switchboard.bots;

/** A stored token cannot be decrypted. Says which bot's and why, and nothing of the token. */
public final class UnreadableTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a token cannot be decrypted. */
    public enum Reason {
        /** This process has not been given the key: {@code BOT_TOKEN_KEYS} lacks its id. */
        UNKNOWN_KEY,
        /** Text, tag or bot do not belong together: changed, moved from another bot's row, or of another key. */
        TAMPERED
    }

    private final long botId;
    private final Reason reason;

    UnreadableTokenException(long botId, String keyId, Reason reason) {
        super("token of bot " + botId + " under key " + keyId + " is unreadable: " + reason);
        this.botId = botId;
        this.reason = reason;
    }

    /** Returns the bot whose token it is. */
    public long botId() {
        return botId;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
