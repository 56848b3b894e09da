package dev.switchboard.emulator.limit;

import org.jspecify.annotations.Nullable;

/**
 * What a bot is held to; null is no limit.
 *
 * @param chat messages to one chat
 * @param group messages to one group, which {@code chat} limits too
 * @param bot messages to all chats together
 */
public record RateLimits(
        @Nullable RateLimit chat,
        @Nullable RateLimit group,
        @Nullable RateLimit bot) {
    /**
     * Telegram's own (Bots FAQ, "My bot is hitting limits"): 1 message a second to a chat, with short bursts; 20 a
     * minute to a group; 30 a second in all. How short a burst must be is told nowhere: here it is 5.
     */
    public static final RateLimits TELEGRAM =
            new RateLimits(new RateLimit(1, 1, 5), new RateLimit(20, 60, 20), new RateLimit(30, 1, 30));

    /** No limits. */
    public static final RateLimits NONE = new RateLimits(null, null, null);

    /** Returns the limit of a scope, or null. */
    @Nullable
    RateLimit of(LimitScope scope) {
        return switch (scope) {
            case CHAT -> chat;
            case GROUP -> group;
            case BOT -> bot;
        };
    }
}
