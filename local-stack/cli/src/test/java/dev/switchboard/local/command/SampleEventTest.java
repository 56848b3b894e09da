package dev.switchboard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Path.of("..", "..", "events");

    static List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void sample_event_gets_the_stacks_secret_and_carries_one_update(Path file) throws IOException {
        var sample = SampleEvent.of(JSON.readTree(file.toFile())).signed("7-secret");

        assertThat(JSON.readTree(sample.json())
                        .at("/headers/x-telegram-bot-api-secret-token")
                        .asText())
                .isEqualTo("7-secret");
        assertThat(sample.update().path("update_id").isIntegralNumber()).isTrue();
        assertThat(sample.update().size()).as("update_id and what happened").isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("events")
    void renumbered_event_differs_in_its_update_id_alone(Path file) throws IOException {
        var sample = SampleEvent.of(JSON.readTree(file.toFile()));
        var renumbered = sample.renumbered(42);

        assertThat(renumbered.update().path("update_id").asLong()).isEqualTo(42);
        long before = sample.update().path("update_id").asLong();
        assertThat(renumbered.renumbered(before).json()).isEqualTo(sample.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"headers\":{\"x-telegram-bot-api-secret-token\":\"wrong\"}}", "[1]", "{\"body\":\"no JSON\"}"
            })
    void other_events_are_left_alone(String event) throws IOException {
        assertThat(SampleEvent.of(JSON.readTree(event))
                        .signed("7-secret")
                        .renumbered(42)
                        .json())
                .isEqualTo(event);
    }
}
