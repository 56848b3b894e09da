package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.TextFormatting;
import dev.switchboard.telegramtext.TextResult;
import java.io.IOException;

/** Reads texts and captions with their markup (Bot API server, Client.cpp, get_formatted_text). */
final class TextParameters {
    private static final int MAX_TEXT = 4096;
    private static final int MAX_CAPTION = 1024;

    private TextParameters() {}

    /** Returns the text of a message: {@code text}, {@code parse_mode}, {@code entities}. */
    static FormattedText text(Parameters parameters) {
        if (parameters.text("text").isEmpty()) {
            throw Refused.badRequest("message text is empty");
        }
        FormattedText text =
                formatted(parameters.text("text"), parameters.text("parse_mode"), json(parameters, "entities"));
        if (text.text().isEmpty()) {
            throw Refused.badRequest("text must be non-empty");
        }
        if (text.text().length() > MAX_TEXT) {
            throw Refused.badRequest("message is too long");
        }
        return text;
    }

    /** Returns the caption of a call: {@code caption}, {@code parse_mode}, {@code caption_entities}; may be empty. */
    static FormattedText caption(Parameters parameters) {
        return caption(parameters.text("caption"), parameters.text("parse_mode"), json(parameters, "caption_entities"));
    }

    /** Returns a caption, such as that of one file of many; {@code entities} may be a missing node. */
    static FormattedText caption(String caption, String parseMode, JsonNode entities) {
        FormattedText formatted = formatted(caption, parseMode, entities);
        if (formatted.text().length() > MAX_CAPTION) {
            throw Refused.badRequest("message caption is too long");
        }
        return formatted;
    }

    private static FormattedText formatted(String text, String parseMode, JsonNode entities) {
        return switch (TextFormatting.read(text, parseMode, entities)) {
            case FormattedText formatted -> formatted;
            case TextResult.Refused(String reason) ->
                throw Refused.badRequest(Character.toLowerCase(reason.charAt(0)) + reason.substring(1));
        };
    }

    /** What is no JSON counts as absent, as in the real server. */
    private static JsonNode json(Parameters parameters, String name) {
        try {
            return parameters.json(name).orElse(MissingNode.getInstance());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
