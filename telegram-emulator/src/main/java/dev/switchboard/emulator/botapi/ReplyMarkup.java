package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.Conversation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message does to keyboards: the inline one under it, or people's own. It is read before the chat is known (Bot
 * API server, Client.cpp, get_reply_markup) and checked when it is (TDLib, ReplyMarkup.cpp).
 *
 * @param markup in the fields in which Telegram shows it; null for none
 */
record ReplyMarkup(@Nullable ObjectNode markup) {
    static final ReplyMarkup NONE = new ReplyMarkup(null);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_IN_ROW = 12;
    private static final int MAX_BUTTONS = 300;

    static ReplyMarkup read(Parameters parameters) {
        JsonNode object;
        try {
            object = parameters.json("reply_markup").orElse(null);
        } catch (IOException e) {
            throw Refused.badRequest("can't parse reply keyboard markup JSON object");
        }
        if (object == null) {
            return NONE;
        }
        if (!object.isObject()) {
            throw Refused.badRequest("object expected as reply markup");
        }
        try {
            return new ReplyMarkup(read(new JsonFields(object)));
        } catch (JsonFields.Wrong wrong) {
            throw Refused.badRequest(wrong.reason());
        }
    }

    /** Returns what goes with a new message to this chat. */
    @Nullable
    JsonNode forNewMessage(Conversation conversation) {
        return conversation.chat().type() == ChatType.CHANNEL ? inlineOnly(conversation) : checked(conversation);
    }

    /** Returns the inline keyboard for a message in this chat that cannot have another markup. */
    @Nullable
    JsonNode inlineOnly(Conversation conversation) {
        if (markup != null && !markup.has("inline_keyboard")) {
            throw Refused.badRequest("inline keyboard expected");
        }
        return checked(conversation);
    }

    private static @Nullable ObjectNode read(JsonFields fields) throws JsonFields.Wrong {
        ArrayNode rows = rows(
                fields.optionalArray("keyboard"),
                "field \"keyboard\" must be an Array of Arrays",
                "can't parse keyboard button: ",
                KeyboardButton::read);
        ArrayNode inlineRows = rows(
                fields.optionalArray("inline_keyboard"),
                "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
                "can't parse inline keyboard button: ",
                InlineButton::read);
        boolean removes = fields.optionalBool("hide_keyboard") || fields.optionalBool("remove_keyboard");
        boolean isSelective = fields.optionalBool("personal_keyboard") || fields.optionalBool("selective");
        boolean forcesReply = fields.optionalBool("force_reply_keyboard") || fields.optionalBool("force_reply");
        String placeholder = fields.optionalString("input_field_placeholder");
        ObjectNode markup = JSON.objectNode();
        if (!rows.isEmpty()) {
            markup.set("keyboard", rows);
            for (String option : List.of("resize_keyboard", "one_time_keyboard", "is_persistent")) {
                setIf(fields.optionalBool(option), markup, option);
            }
        } else if (!inlineRows.isEmpty()) {
            return markup.set("inline_keyboard", inlineRows);
        } else if (removes) {
            markup.put("remove_keyboard", true);
        } else if (forcesReply) {
            markup.put("force_reply", true);
        } else {
            return null;
        }
        setIf(isSelective, markup, "selective");
        if (!placeholder.isEmpty()) {
            markup.put("input_field_placeholder", placeholder);
        }
        return markup;
    }

    private static void setIf(boolean condition, ObjectNode markup, String option) {
        if (condition) {
            markup.put(option, true);
        }
    }

    private static ArrayNode rows(JsonNode given, String noRow, String noButton, ButtonReader reader) {
        ArrayNode rows = JSON.arrayNode();
        for (JsonNode givenRow : given) {
            if (!givenRow.isArray()) {
                throw Refused.badRequest(noRow);
            }
            ArrayNode row = rows.addArray();
            for (JsonNode button : givenRow) {
                try {
                    row.add(reader.read(button));
                } catch (JsonFields.Wrong wrong) {
                    throw Refused.badRequest(noButton + wrong.reason());
                }
            }
        }
        return rows;
    }

    private @Nullable JsonNode checked(Conversation conversation) {
        if (markup == null) {
            return null;
        }
        String field = markup.has("inline_keyboard") ? "inline_keyboard" : "keyboard";
        if (!markup.has(field)) {
            return markup;
        }
        ArrayNode rows = JSON.arrayNode();
        int count = 0;
        for (JsonNode givenRow : markup.path(field)) {
            ArrayNode row = JSON.arrayNode();
            for (JsonNode button : givenRow) {
                if (!button.path("text").asText().isEmpty() && row.size() < MAX_IN_ROW && count < MAX_BUTTONS) {
                    row.add(
                            field.equals("keyboard")
                                    ? KeyboardButton.checked(button, conversation)
                                    : InlineButton.checked(button, conversation));
                    count++;
                }
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        ObjectNode complete = markup.deepCopy();
        return complete.set(field, rows);
    }

    private interface ButtonReader {
        JsonNode read(JsonNode button) throws JsonFields.Wrong;
    }
}
