package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiTest {
    private static final List<String> VERBS = List.of("get", "put", "post", "delete");

    @Test
    void control_api_serves_what_its_description_says_and_nothing_else() throws Exception {
        try (TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
                BotApiClient client = new BotApiClient(telegram.address())) {
            String document = client.get("/_emulator/openapi.yaml").body();
            Map<?, ?> description = new Yaml(new SafeConstructor(new LoaderOptions())).load(document);
            JsonNode paths = TelegramJson.tree(description).get("paths");

            assertThat(paths.size()).isGreaterThan(10);
            for (Map.Entry<String, JsonNode> path : paths.properties()) {
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
    }
}
