package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code reply_markup} as the Bot API server does (Client.cpp, get_reply_markup). */
final class ReplyMarkup {
    private static final int MAX_CALLBACK_BYTES = 64;

    private static final List<String> BUTTON_KINDS = List.of(
            "url",
            "callback_data",
            "callback_game",
            "pay",
            "switch_inline_query",
            "switch_inline_query_chosen_chat",
            "switch_inline_query_current_chat",
            "login_url",
            "web_app",
            "copy_text");

    private ReplyMarkup() {}

    /** Returns the inline keyboard that will stand under the message; null for other markups and for none. */
    static @Nullable JsonNode inlineKeyboard(Parameters parameters) {
        JsonNode markup;
        try {
            markup = parameters.json("reply_markup").orElse(null);
        } catch (IOException e) {
            throw Refused.badRequest("can't parse reply keyboard markup JSON object");
        }
        if (markup == null) {
            return null;
        }
        if (!markup.isObject()) {
            throw Refused.badRequest("object expected as reply markup");
        }
        JsonNode rows = markup.path("inline_keyboard");
        if (rows.isEmpty()) {
            return null;
        }
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refused.badRequest(
                        "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
            }
            row.forEach(ReplyMarkup::checkButton);
        }
        return markup;
    }

    private static void checkButton(JsonNode button) {
        if (!button.isObject()) {
            throw unreadable("InlineKeyboardButton must be an Object");
        }
        if (button.path("text").asText("").isEmpty()) {
            throw unreadable("Field \"text\" must be of type String");
        }
        if (BUTTON_KINDS.stream().noneMatch(button::hasNonNull)) {
            throw unreadable("Text buttons are unallowed in the inline keyboard");
        }
        String data = button.path("callback_data").asText("");
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_CALLBACK_BYTES) {
            throw Refused.badRequest("BUTTON_DATA_INVALID");
        }
    }

    private static Refused unreadable(String reason) {
        return Refused.badRequest("can't parse inline keyboard button: " + reason);
    }
}
