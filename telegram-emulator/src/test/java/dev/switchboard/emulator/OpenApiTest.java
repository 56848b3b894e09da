package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiTest {
    private static final List<String> VERBS = List.of("get", "put", "post", "delete");

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void what_is_served_is_described_and_what_is_described_is_served() throws Exception {
        TreeSet<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : paths().properties()) {
            for (String verb : VERBS) {
                path.getValue().path(verb).path("responses").fieldNames().forEachRemaining(status -> {
                    if (status.startsWith("2")) {
                        described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey() + " " + status);
                    }
                });
            }
        }

        assertThat(described).isEqualTo(telegram.controlOperations()).hasSizeGreaterThan(40);
    }

    @Test
    void requests_reach_the_operations_that_are_described_and_no_others() throws Exception {
        for (Map.Entry<String, JsonNode> path : paths().properties()) {
            for (String verb : VERBS) {
                // nobody's events are refused: a stream would have no end
                String target = "/_emulator" + path.getKey().replaceAll("\\{[a-z]+}", "1") + "?person=1";
                String answer = client.send(verb.toUpperCase(Locale.ROOT), target, Map.of())
                        .body();
                assertThat(!answer.contains("there is no operation"))
                        .as(verb + " " + path.getKey())
                        .isEqualTo(path.getValue().has(verb));
            }
        }
    }

    private JsonNode paths() throws IOException, InterruptedException {
        String document = client.get("/_emulator/openapi.yaml").body();
        Map<?, ?> description = new Yaml(new SafeConstructor(new LoaderOptions())).load(document);
        return TelegramJson.tree(description).get("paths");
    }
}
