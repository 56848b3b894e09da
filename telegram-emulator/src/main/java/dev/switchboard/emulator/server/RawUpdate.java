package dev.switchboard.emulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Update;
import java.time.Duration;

/** Updates that the control API is given as JSON: their order and lifetime follow from their type. */
final class RawUpdate {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration INLINE_QUERY_LIFETIME = Duration.ofSeconds(30);

    private RawUpdate() {}

    static Update of(String type, JsonNode payload) {
        return new Update(type, payload, laneOf(type, payload), lifetimeOf(type));
    }

    private static long laneOf(String type, JsonNode payload) {
        long chat = payload.path("chat").path("id").asLong();
        long user = payload.path("from").path("id").asLong();
        return switch (type) {
            case "callback_query" -> Update.callbackLane(user);
            case "chat_member", "chat_join_request" -> Update.memberLane(user);
            case "my_chat_member" -> Update.ownStandingLane(chat);
            default -> chat;
        };
    }

    /** Bot API server, Client.cpp, the callers of add_update. */
    private static Duration lifetimeOf(String type) {
        return switch (type) {
            case "callback_query", "shipping_query", "pre_checkout_query" -> Update.CALLBACK_LIFETIME;
            case "inline_query" -> INLINE_QUERY_LIFETIME;
            default -> DAY;
        };
    }
}
