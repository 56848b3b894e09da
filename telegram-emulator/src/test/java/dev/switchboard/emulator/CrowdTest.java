package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.crowd.Crowd;
import dev.switchboard.emulator.crowd.CrowdScript;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(time));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("crowded_bot");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void two_thousand_people_join_fifty_groups_in_ten_minutes_and_a_fifth_block_the_bot() throws Exception {
        JsonNode started = start(Map.of(
                "bot", bot.id(),
                "people", 2000,
                "groups", 50,
                "duration", 600,
                "seed", 7,
                "shares", Map.of("ask_to_join", 0.8, "block", 0.2)));
        assertThat(started.get("state").asText()).isEqualTo("running");

        time.advance(Duration.ofMinutes(5));
        assertThat(progress(started).get("taken").asInt()).isBetween(990, 1010);
        time.advance(Duration.ofMinutes(5));

        JsonNode finished = progress(started);
        assertThat(finished.get("state").asText()).isEqualTo("finished");
        assertThat(finished.at("/done/block").asInt()).isEqualTo(400);
        int refused = finished.at("/impossible/ask_to_join").asInt();
        assertThat(finished.at("/done/ask_to_join").asInt()).isEqualTo(1600 - refused);
        assertThat(refused).isLessThan(50);
    }

    @Test
    void same_seed_brings_the_bot_the_same_updates() {
        assertThat(updatesOfACrowd()).isEqualTo(updatesOfACrowd());
    }

    @Test
    void stopped_crowd_does_nothing_more() throws Exception {
        JsonNode started = start(Map.of("bot", bot.id(), "people", 10, "duration", 100, "shares", Map.of("start", 1)));
        time.advance(Duration.ofSeconds(50));

        client.send("DELETE", "/_emulator/crowds/" + started.get("id").asText(), Map.of());
        int pending = bot.pendingUpdates().size();
        time.advance(Duration.ofSeconds(50));

        assertThat(bot.pendingUpdates()).hasSize(pending);
        assertThat(progress(started).get("state").asText()).isEqualTo("stopped");
    }

    @Test
    void crowd_runs_by_itself_in_running_time() throws Exception {
        time.run(1000);

        Crowd crowd = telegram.crowd(new CrowdScript(bot.id(), 100, 1, 1, 60, 300, Map.of("start", 1.0, "join", 1.0)));

        await().until(() -> crowd.progress().state().equals("finished"));
        assertThat(crowd.progress().taken()).isEqualTo(300);
    }

    @Test
    void press_without_a_button_is_counted_as_impossible() throws Exception {
        Crowd crowd = telegram.crowd(new CrowdScript(bot.id(), 1, 0, 1, 10, 2, Map.of("start", 1.0, "click", 1.0)));
        time.advance(Duration.ofSeconds(10));

        assertThat(crowd.progress().impossible()).isEqualTo(Map.of("click", 1));
    }

    @Test
    void wrong_script_is_refused() throws Exception {
        Map<String, ?> script = Map.of("bot", bot.id(), "people", 10, "shares", Map.of("dance", 1));

        HttpResponse<String> response = client.send("POST", "/_emulator/crowds", script);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("there is no action dance");
    }

    private List<JsonNode> updatesOfACrowd() {
        try (TelegramEmulator fresh =
                TelegramEmulator.start(EmulatorOptions.local().withTime(new ManualTime(time.instant())))) {
            EmulatedBot watched = fresh.bot("watched_bot");
            fresh.crowd(new CrowdScript(
                    watched.id(), 50, 5, 42, 60, 200, Map.of("start", 2.0, "join", 1.0, "leave", 1.0, "block", 0.2)));
            fresh.time().advance(Duration.ofMinutes(1));
            return watched.pendingUpdates().stream()
                    .map(PendingUpdate::update)
                    .map(update -> TelegramJson.tree(update.payload()))
                    .toList();
        }
    }

    private JsonNode start(Map<String, ?> script) throws Exception {
        return TelegramJson.parse(
                client.send("POST", "/_emulator/crowds", script).body());
    }

    private JsonNode progress(JsonNode crowd) throws Exception {
        return TelegramJson.parse(
                client.get("/_emulator/crowds/" + crowd.get("id").asText()).body());
    }
}
