package dev.switchboard.sender.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What a broadcast says, as a test writes it. */
final class JsonContent {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonContent() {}

    static ContentResult read(String json) {
        try {
            return ContentReader.read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
