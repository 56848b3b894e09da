package dev.switchboard.bots;

/** What a bot does in the fleet. */
public enum BotRole {
    /** Talks with people and can be cloned. */
    MAIN,
    /** Manages groups. */
    GROUP,
    /** Sends broadcasts and messages to groups. */
    SENDER,
    /** A copy of a main bot, owned by a person. */
    CLONE
}
