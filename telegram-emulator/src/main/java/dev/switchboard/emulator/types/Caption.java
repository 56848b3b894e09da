package dev.switchboard.emulator.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words under a file, or above it; an empty text is no caption. */
public record Caption(String text, List<MessageEntity> entities, boolean isAbove) {
    /** No caption. */
    public static final Caption NONE = new Caption("", List.of(), false);

    /** Copies the entities. */
    public Caption {
        entities = List.copyOf(entities);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            fields.put("caption", text);
            if (!entities.isEmpty()) {
                fields.put("caption_entities", entities);
            }
            if (isAbove) {
                fields.put("show_caption_above_media", true);
            }
        }
        return fields;
    }
}
