package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** JSON as Telegram writes it: snake_case names, absent fields left out. */
public final class TelegramJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TelegramJson() {}

    /** Writes a value. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    /** Returns a value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads any JSON.
     *
     * @throws IOException if the text is no JSON
     */
    public static JsonNode parse(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /**
     * Reads a value of a known type, or nothing from {@code null}; an unknown field is refused.
     *
     * @throws IOException if it does not fit the type
     */
    public static <T> Optional<T> read(JsonNode json, Class<T> type) throws IOException {
        return Optional.ofNullable(MAPPER.treeToValue(json, type));
    }
}
