package dev.switchboard.telegram;

/** What a {@code setWebhook} that Telegram accepted has changed. */
public enum WebhookChange {
    /** The webhook is another now: its address, secret token or number of connections. */
    SET,
    /** All of these were so already; the allowed updates may be others now. */
    UNCHANGED
}
