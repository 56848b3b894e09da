package dev.switchboard.job;

import java.util.List;

/**
 * The updates that make jobs, by Telegram's names: what each bot's webhook is to be given, and no others. Changes of other
 * members come only to bots that ask for them (Bot API, setWebhook).
 */
public final class AllowedUpdates {
    /** The names, as {@code allowed_updates} takes them. */
    public static final List<String> NAMES = List.of(
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "managed_bot");

    private AllowedUpdates() {}
}
