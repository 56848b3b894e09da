package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Conversation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which messages a call is about (Bot API server, Client.cpp, get_message_ids, check_message and check_messages). */
final class MessageIds {
    private static final int MOST = 100;

    private MessageIds() {}

    /** Reads {@code message_ids}: 1-100 numbers. */
    static List<Integer> read(Parameters parameters) {
        if (parameters.text("message_ids").isEmpty()) {
            throw Refused.badRequest("message identifiers are not specified");
        }
        JsonNode array;
        try {
            array = parameters.json("message_ids").orElseThrow();
        } catch (IOException e) {
            throw Refused.badRequest("can't parse message_ids JSON object");
        }
        if (!array.isArray()) {
            throw Refused.badRequest("expected an Array of message identifiers");
        }
        if (array.size() > MOST) {
            throw Refused.badRequest("too many message identifiers specified");
        }
        if (array.isEmpty()) {
            throw Refused.badRequest("message identifiers are not specified");
        }
        List<Integer> ids = new ArrayList<>();
        array.forEach(number -> ids.add(id(number)));
        return ids;
    }

    private static int id(JsonNode number) {
        if (!number.isNumber() && !number.isTextual()) {
            throw Refused.badRequest("message identifier must be a Number");
        }
        Optional<Integer> id = JsonFields.wholeNumber(number.asText());
        if (id.isEmpty()) {
            throw Refused.badRequest("can't parse message identifier as a Number");
        }
        if (id.get() <= 0) {
            throw Refused.badRequest("invalid message identifier specified");
        }
        return id.get();
    }

    /** Returns the message of this id. */
    static Message find(Conversation conversation, int messageId, String what) {
        return conversation.history().find(messageId).orElseThrow(() -> Refused.badRequest(what + " not found"));
    }

    /** Returns the messages of these ids that are there. */
    static List<Message> findAll(Conversation conversation, List<Integer> ids) {
        return ids.stream()
                .flatMap(id -> conversation.history().find(id).stream())
                .toList();
    }
}
