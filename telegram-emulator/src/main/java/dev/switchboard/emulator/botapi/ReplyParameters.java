package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which message a new one answers (Bot API server, Client.cpp, get_reply_parameters and check_reply_parameters).
 *
 * @param chat the chat of that message, if it is another one; may be empty
 * @param messageId 0 if the new message answers none
 * @param isOptional whether the new message is sent even if that one is not there
 */
record ReplyParameters(String chat, int messageId, boolean isOptional) {
    static final ReplyParameters NONE = new ReplyParameters("", 0, false);

    static ReplyParameters read(Parameters parameters) {
        if (!parameters.has("reply_parameters")) {
            return new ReplyParameters(
                    "",
                    parameters.integer("reply_to_message_id", 0, 0, Integer.MAX_VALUE),
                    parameters.isTrue("allow_sending_without_reply"));
        }
        JsonNode object;
        try {
            object = parameters.json("reply_parameters").orElse(null);
        } catch (IOException e) {
            throw Refused.badRequest("can't parse reply parameters JSON object");
        }
        if (object == null) {
            return NONE;
        }
        if (!object.isObject()) {
            throw Refused.badRequest("object expected as reply parameters");
        }
        try {
            return read(new JsonFields(object));
        } catch (JsonFields.Wrong wrong) {
            throw Refused.badRequest(wrong.reason());
        }
    }

    private static ReplyParameters read(JsonFields fields) throws JsonFields.Wrong {
        if (fields.isEmpty()) {
            return NONE;
        }
        return new ReplyParameters(
                fields.optionalString("chat_id"),
                Math.max(0, fields.requiredInt("message_id")),
                fields.optionalBool("allow_sending_without_reply"));
    }

    /** Returns the message to be answered; null if it is in another chat, or not there and not needed. */
    @Nullable
    Message find(World world, Bot bot, Conversation conversation) {
        if (messageId == 0) {
            return null;
        }
        Conversation there = chat.isEmpty() ? conversation : ChatAccess.toRead(world, bot, chat);
        Message message = there.history().find(messageId).orElse(null);
        if (message == null && !isOptional) {
            throw Refused.badRequest("message to be replied not found");
        }
        return there == conversation ? message : null;
    }
}
