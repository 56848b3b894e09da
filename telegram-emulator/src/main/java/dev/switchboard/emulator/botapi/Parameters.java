package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.types.Upload;
import dev.switchboard.telegramtext.UnicodeText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a call. All are texts, wherever they came from: the Bot API server turns JSON numbers, objects and
 * arrays back into JSON text, and reads that again where a method wants one.
 *
 * @param files the files that came with the call, by the names of their parts
 */
public record Parameters(Map<String, String> values, Map<String, Upload> files) {
    /** Copies the values. */
    public Parameters {
        values = Map.copyOf(values);
        files = Map.copyOf(files);
    }

    /** Makes parameters without files. */
    public Parameters(Map<String, String> values) {
        this(values, Map.of());
    }

    /** Returns the fields of a JSON object; nulls count as absent. */
    public static Parameters of(JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                values.put(field.getKey(), value.isTextual() ? value.textValue() : value.toString());
            }
        }
        return new Parameters(values);
    }

    /** Tells whether a parameter is there, even if empty. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns {@code message_id}, or 0 where there is none (Client.cpp, get_message_id). */
    int messageId() {
        return integer("message_id", 0, 0, Integer.MAX_VALUE);
    }

    /** Returns a parameter, or an empty text. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns a whole number as C would read it: the digits in front, or 0; cut to the range. */
    int integer(String name, int otherwise, int min, int max) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return Math.clamp(leadingInteger(text), min, max);
    }

    /** Tells whether a parameter is {@code true}, {@code yes} or {@code 1}. */
    boolean isTrue(String name) {
        String text = text(name).trim();
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1");
    }

    /** Reads a parameter that holds JSON; empty if it is absent. Half a character in its texts is refused. */
    Optional<JsonNode> json(String name) throws IOException {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = TelegramJson.parse(text);
        checkUnicode(UnicodeText.isWhole(json));
        return Optional.of(json);
    }

    /** Refuses halves of characters, wherever they are (TDLib, Requests.cpp, CLEAN_INPUT_STRING). */
    void checkUnicode() {
        checkUnicode(values.values().stream().allMatch(UnicodeText::isWhole));
    }

    private static void checkUnicode(boolean isWhole) {
        if (!isWhole) {
            throw Refused.badRequest("strings must be encoded in UTF-8");
        }
    }

    static long leadingInteger(String text) {
        String digits = text.replaceFirst("^(-?[0-9]{1,18}).*$", "$1");
        return digits.matches("-?[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}
