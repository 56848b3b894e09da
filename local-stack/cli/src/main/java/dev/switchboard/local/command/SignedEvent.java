package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Sample events with this stack's secret.
 *
 * <p>The files in {@code events/} hold a placeholder for the webhook's secret, which differs from stack to stack.
 */
final class SignedEvent {
    /** What the files have in place of the secret. */
    static final String PLACEHOLDER = "WEBHOOK_SECRET";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "x-telegram-bot-api-secret-token";

    private final String secret;

    /** Takes the content of {@code stack.json}. */
    SignedEvent(JsonNode stack) {
        this.secret = stack.path("bots").path(0).path("webhookSecret").asText();
    }

    /** Returns the event with the main bot's secret in place of the placeholder; other events are unchanged. */
    String withSecret(String event) throws IOException {
        JsonNode tree = JSON.readTree(event);
        if (tree.path("headers") instanceof ObjectNode headers
                && PLACEHOLDER.equals(headers.path(HEADER).asText())) {
            headers.put(HEADER, secret);
            return JSON.writeValueAsString(tree);
        }
        return event;
    }
}
