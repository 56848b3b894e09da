package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file as messages show it.
 *
 * @param details the fields that its kind has beside the ids, such as {@code width}, {@code duration}, {@code file_size}
 */
public record MediaFile(@JsonIgnore FileId id, @JsonIgnore Map<String, Object> details) {
    /** Copies the details. */
    public MediaFile {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Returns what the file is sent again and downloaded by. */
    public String fileId() {
        return id.toString();
    }

    /** Returns this file with a bot's own id. */
    public MediaFile forBot(long bot) {
        return new MediaFile(id.forBot(bot), details);
    }

    /** Returns all fields. */
    @JsonAnyGetter
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>(details);
        fields.put("file_id", id.toString());
        fields.put("file_unique_id", id.uniqueId());
        return fields;
    }
}
