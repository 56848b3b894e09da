package dev.switchboard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Path.of("..", "..", "events");

    private final SignedEvent signed;

    SignedEventTest() throws IOException {
        signed = new SignedEvent(JSON.readTree("{\"bots\":[{\"webhookSecret\":\"7-secret\"}]}"));
    }

    static List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void sample_event_gets_the_stacks_secret_and_carries_one_update(Path file) throws IOException {
        JsonNode event = JSON.readTree(signed.withSecret(Files.readString(file)));

        assertThat(event.at("/headers/x-telegram-bot-api-secret-token").asText())
                .isEqualTo("7-secret");
        JsonNode update = JSON.readTree(event.path("body").asText());
        assertThat(update.path("update_id").isIntegralNumber()).isTrue();
        assertThat(update.size()).as("update_id and what happened").isEqualTo(2);
    }

    @Test
    void other_events_are_left_alone() throws IOException {
        String event = "{\"headers\":{\"x-telegram-bot-api-secret-token\":\"wrong\"}}";

        assertThat(signed.withSecret(event)).isEqualTo(event);
        assertThat(signed.withSecret("[1]")).isEqualTo("[1]");
    }
}
