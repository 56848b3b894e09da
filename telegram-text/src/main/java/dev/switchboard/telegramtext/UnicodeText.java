package dev.switchboard.telegramtext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Texts without halves of surrogate pairs. JSON can hold a half ({@code "\ud83d"}), as of an emoji that a program cut in
 * two, but it is no character, and no UTF-8 can say it.
 */
public final class UnicodeText {
    private static final int REPLACEMENT = 0xfffd;

    private UnicodeText() {}

    /** Tells whether a text has whole characters only. */
    public static boolean isWhole(String text) {
        return text.codePoints().noneMatch(UnicodeText::isHalf);
    }

    /** Tells whether all texts in this have whole characters only, its fields' names too. */
    public static boolean isWhole(JsonNode json) {
        if (json.isTextual()) {
            return isWhole(json.textValue());
        }
        return json.properties().stream().allMatch(field -> isWhole(field.getKey()))
                && json.valueStream().allMatch(UnicodeText::isWhole);
    }

    /** Returns the text with U+FFFD in the place of each half. */
    public static String repaired(String text) {
        return isWhole(text)
                ? text
                : text.codePoints()
                        .map(code -> isHalf(code) ? REPLACEMENT : code)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Returns the same with all texts repaired, its fields' names too. */
    public static JsonNode repaired(JsonNode json) {
        return switch (json) {
            case TextNode text -> TextNode.valueOf(repaired(text.textValue()));
            case ArrayNode list -> {
                ArrayNode repaired = JsonNodeFactory.instance.arrayNode(list.size());
                list.forEach(entry -> repaired.add(repaired(entry)));
                yield repaired;
            }
            case ObjectNode object -> {
                ObjectNode repaired = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> repaired.set(repaired(field.getKey()), repaired(field.getValue())));
                yield repaired;
            }
            default -> json;
        };
    }

    private static boolean isHalf(int code) {
        return Character.getType(code) == Character.SURROGATE;
    }
}
