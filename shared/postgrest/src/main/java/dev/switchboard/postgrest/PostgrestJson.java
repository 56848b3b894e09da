package dev.switchboard.postgrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows and arguments as JSON: snake_case, ISO times, storable text; columns that a class does not know are passed by. */
final class PostgrestJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Returns the value's JSON.
     *
     * @throws IllegalArgumentException if the value has none
     */
    String write(Object value) {
        try {
            return StorableText.ofJson(mapper.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write a " + value.getClass().getName(), e);
        }
    }

    /**
     * Returns what the JSON says.
     *
     * @throws IllegalStateException if it is not a value of the type, or none; the database and the code disagree
     */
    <T> T read(String json, Class<T> type) {
        return checked(type, () -> mapper.readValue(json, type));
    }

    /** Returns the rows of a JSON array; fails as {@link #read} does. */
    <T> List<T> readRows(String json, Class<T> type) {
        return checked(type, () -> mapper.readerForListOf(type).readValue(json));
    }

    private interface Reading<T> {
        @Nullable
        T value() throws JsonProcessingException;
    }

    private static <T> T checked(Class<?> type, Reading<T> reading) {
        try {
            T value = reading.value();
            if (value == null) {
                throw new IllegalStateException("PostgREST answered null instead of a " + type.getName());
            }
            return value;
        } catch (JsonProcessingException e) {
            // the cause is left out: its text quotes the answer, which is somebody's data
            throw new IllegalStateException("PostgREST's answer is not a " + type.getName());
        }
    }
}
