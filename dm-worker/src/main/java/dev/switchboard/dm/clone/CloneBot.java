package dev.switchboard.dm.clone;

/**
 * A bot that somebody brought.
 *
 * @param username without the {@code @}
 */
public record CloneBot(long id, String username, State state) {

    /** Whether it is at work. */
    public enum State {
        ACTIVE,
        /** At work, but Telegram has not taken its webhook: it hears nobody. */
        UNCONNECTED,
        /** Telegram knows its token no more: it hears nobody until its owner brings the new one. */
        TOKEN_DEAD,
        /** Its owner paused it. */
        PAUSED,
        /** An admin put it aside: its owner cannot wake it. */
        SUSPENDED,
        /** Its owner took it back. */
        REVOKED
    }
}
