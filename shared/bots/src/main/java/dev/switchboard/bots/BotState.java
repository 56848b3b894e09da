package dev.switchboard.bots;

/** Whether a bot is at work. */
public enum BotState {
    /** At work. */
    ACTIVE,
    /** Put aside by an admin: its jobs wait or are dropped, nothing is sent. */
    PAUSED,
    /** Its token is dead, or its owner took it back: nothing can be sent. */
    REVOKED
}
