package dev.switchboard.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event to invoke a function with, from a file.
 *
 * <p>The files in {@code events/} hold a placeholder for the webhook's secret, which differs from stack to stack, and an
 * update that is the same each time.
 */
final class SampleEvent {
    /** What the files have in place of the secret. */
    static final String PLACEHOLDER = "WEBHOOK_SECRET";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "x-telegram-bot-api-secret-token";
    private static final String UPDATE_ID = "update_id";

    private final JsonNode event;

    private SampleEvent(JsonNode event) {
        this.event = event;
    }

    /** Returns the event of a file. */
    static SampleEvent of(JsonNode file) {
        return new SampleEvent(file);
    }

    /** Returns the event with a secret in place of the placeholder, if it has one. */
    SampleEvent signed(String secret) {
        if (!PLACEHOLDER.equals(event.path("headers").path(HEADER).asText())) {
            return this;
        }
        JsonNode signed = event.deepCopy();
        ((ObjectNode) signed.path("headers")).put(HEADER, secret);
        return new SampleEvent(signed);
    }

    /** Returns the event with another {@code update_id} if it carries an update: the webhook handles each id once. */
    SampleEvent renumbered(long updateId) throws JsonProcessingException {
        if (!(update() instanceof ObjectNode update && update.has(UPDATE_ID))) {
            return this;
        }
        ObjectNode renumbered = event.deepCopy();
        renumbered.put("body", JSON.writeValueAsString(update.put(UPDATE_ID, updateId)));
        return new SampleEvent(renumbered);
    }

    /** Returns Telegram's update in the event's body; a missing node if there is none. */
    JsonNode update() {
        try {
            return JSON.readTree(event.path("body").asText());
        } catch (JsonProcessingException e) {
            // Bodies that are no JSON are sent on purpose, to see what the function makes of them.
            return JSON.missingNode();
        }
    }

    String json() {
        return event.toString();
    }
}
