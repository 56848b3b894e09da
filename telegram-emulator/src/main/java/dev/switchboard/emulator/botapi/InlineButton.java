package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.telegramtext.LinkCheck;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A button under a message (Bot API server, Client.cpp, get_inline_keyboard_button). */
final class InlineButton {
    /** Bot API, InlineKeyboardButton: {@code callback_data} has 1-64 bytes. */
    private static final int MAX_CALLBACK_BYTES = 64;

    private InlineButton() {}

    /** Returns the button with the one kind that counts, in the fields in which Telegram shows it. */
    static JsonNode read(JsonNode button) throws JsonFields.Wrong {
        if (!button.isObject()) {
            throw new JsonFields.Wrong("InlineKeyboardButton must be an Object");
        }
        JsonFields fields = new JsonFields(button);
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("text", fields.requiredString("text"));
        ButtonStyle.copy(fields, shown);
        addKind(fields, shown);
        return shown;
    }

    private static void addKind(JsonFields fields, ObjectNode shown) throws JsonFields.Wrong {
        if (!fields.optionalString("url").isEmpty()) {
            shown.put("url", fields.optionalString("url"));
        } else if (!fields.optionalString("callback_data").isEmpty()) {
            shown.put("callback_data", fields.optionalString("callback_data"));
        } else if (fields.has("callback_game")) {
            shown.putObject("callback_game");
        } else if (fields.has("pay")) {
            shown.put("pay", true);
        } else if (fields.has("switch_inline_query")) {
            shown.put("switch_inline_query", fields.requiredString("switch_inline_query"));
        } else if (fields.has("switch_inline_query_chosen_chat")) {
            fields.requiredObject("switch_inline_query_chosen_chat");
            shown.set("switch_inline_query_chosen_chat", fields.get("switch_inline_query_chosen_chat"));
        } else if (fields.has("switch_inline_query_current_chat")) {
            shown.put("switch_inline_query_current_chat", fields.requiredString("switch_inline_query_current_chat"));
        } else if (fields.has("login_url")) {
            shown.put("url", fields.requiredObject("login_url").requiredString("url"));
        } else if (fields.has("web_app")) {
            shown.putObject("web_app")
                    .put("url", fields.requiredObject("web_app").requiredString("url"));
        } else if (fields.has("copy_text")) {
            shown.putObject("copy_text")
                    .put("text", fields.requiredObject("copy_text").requiredString("text"));
        } else {
            throw new JsonFields.Wrong("Text buttons are unallowed in the inline keyboard");
        }
    }

    /** Returns the button as it stands under a message of this chat. */
    static JsonNode checked(JsonNode button, Conversation conversation) {
        String data = button.path("callback_data").asText("");
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_CALLBACK_BYTES) {
            throw Refused.badRequest("BUTTON_DATA_INVALID");
        }
        if (conversation.chat().type() == ChatType.CHANNEL) {
            checkSwitch(button, "switch_inline_query");
            checkSwitch(button, "switch_inline_query_current_chat");
        }
        if (button.has("url")) {
            return ((ObjectNode) button.deepCopy()).put("url", address("URL", button.path("url")));
        }
        if (button.has("web_app")) {
            String url = button.at("/web_app/url").asText();
            if (!url.toLowerCase(Locale.ROOT).startsWith("https://")) {
                throw Refused.badRequest(
                        "inline keyboard button Web App URL '" + url + "' is invalid: Only HTTPS links are allowed");
            }
            address("Web App URL", button.at("/web_app/url"));
        }
        return button;
    }

    /** Returns an address as Telegram writes it (TDLib, LinkManager.cpp, check_link). */
    private static String address(String what, JsonNode given) {
        String url = given.asText();
        if (url.toLowerCase(Locale.ROOT).startsWith("tg://user?id=")) {
            return url;
        }
        return switch (LinkCheck.check(url)) {
            case LinkCheck.Good(String good) -> good;
            case LinkCheck.Bad(String reason) ->
                throw Refused.badRequest("inline keyboard button " + what + " '" + url + "' is invalid: " + reason);
        };
    }

    private static void checkSwitch(JsonNode button, String kind) {
        if (button.has(kind)) {
            throw Refused.badRequest("can't use " + kind + " button in a channel chat, because users will not be able"
                    + " to use the button without knowing bot's username");
        }
    }
}
