package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.Conversation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A button of a keyboard that a person gets instead of letters (Bot API server, Client.cpp, get_keyboard_button). */
final class KeyboardButton {
    /** What buttons that ask for something are refused with in groups (TDLib, ReplyMarkup.cpp, get_keyboard_button). */
    private static final Map<String, String> ONLY_IN_PRIVATE_CHATS = onlyInPrivateChats();

    private static final List<String> OBJECTS =
            List.of("request_poll", "web_app", "request_users", "request_user", "request_chat", "request_managed_bot");

    private KeyboardButton() {}

    /** Returns the button in the fields in which Telegram describes it. */
    static JsonNode read(JsonNode button) throws JsonFields.Wrong {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        if (button.isTextual()) {
            return shown.put("text", button.textValue());
        }
        if (!button.isObject()) {
            throw new JsonFields.Wrong("KeyboardButton must be a String or an Object");
        }
        JsonFields fields = new JsonFields(button);
        shown.put("text", fields.requiredString("text"));
        ButtonStyle.copy(fields, shown);
        if (fields.optionalBool("request_phone_number") || fields.optionalBool("request_contact")) {
            shown.put("request_contact", true);
        } else if (fields.optionalBool("request_location")) {
            shown.put("request_location", true);
        } else {
            for (String kind : OBJECTS) {
                if (fields.has(kind)) {
                    fields.requiredObject(kind);
                    shown.set(kind, fields.get(kind));
                    break;
                }
            }
        }
        return shown;
    }

    /** Returns the button as people in this chat get it. */
    static JsonNode checked(JsonNode button, Conversation conversation) {
        if (conversation.chat().type() != ChatType.PRIVATE) {
            ONLY_IN_PRIVATE_CHATS.forEach((kind, refusal) -> {
                if (button.has(kind)) {
                    throw Refused.badRequest(refusal + " in private chats only");
                }
            });
        }
        return button;
    }

    private static Map<String, String> onlyInPrivateChats() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("request_contact", "phone number can be requested");
        refusals.put("request_location", "location can be requested");
        refusals.put("request_poll", "poll can be requested");
        refusals.put("web_app", "Web App buttons can be used");
        refusals.put("request_users", "users can be requested");
        refusals.put("request_user", "users can be requested");
        refusals.put("request_chat", "chats can be requested");
        refusals.put("request_managed_bot", "managed bots can be requested");
        return refusals;
    }
}
