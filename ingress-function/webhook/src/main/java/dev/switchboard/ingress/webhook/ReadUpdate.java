package dev.switchboard.ingress.webhook;

/** What a body turned out to be. */
sealed interface ReadUpdate {

    /**
     * No update: nothing says which one it would be, so that it cannot be claimed.
     *
     * @param reason one line for the sender
     */
    record Refused(String reason) implements ReadUpdate {}

    /**
     * An update with a usable {@code update_id} that cannot be handled otherwise; kept for an operator, because a refusal
     * would make Telegram repeat it for 24 h and hold up its chat.
     *
     * @param reason one line for an operator
     */
    record Unreadable(long updateId, String reason) implements ReadUpdate {}

    /** An update that can be routed. */
    record Usable(UpdateFacts facts) implements ReadUpdate {}
}
