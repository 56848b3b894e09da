package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.crowd.Crowd;
import dev.switchboard.emulator.crowd.CrowdScript;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(time).withLimits(RateLimits.NONE));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("crowded_bot");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void two_thousand_people_ask_to_join_fifty_groups_in_ten_minutes_and_a_fifth_of_them_block_the_bot()
            throws Exception {
        JsonNode started = start(Map.of(
                "bot", bot.id(),
                "people", 2000,
                "groups", 50,
                "duration", 600,
                "seed", 7,
                "shares", Map.of("ask_to_join", 1),
                "blocked", 0.2));
        assertThat(started.get("state").asText()).isEqualTo("running");

        time.advance(Duration.ofMinutes(5));
        assertThat(progress(started).get("taken").asInt()).isBetween(1000, 1200);
        time.advance(Duration.ofMinutes(5));

        JsonNode finished = progress(started);
        assertThat(finished.get("state").asText()).isEqualTo("finished");
        assertThat(finished.at("/done/block").asInt()).isEqualTo(400);
        assertThat(finished.at("/done/ask_to_join").asInt()).isEqualTo(2000);
        assertThat(finished.get("impossible")).isEmpty();
        assertThat(whomTheBotLetInAndCannotWriteTo()).hasSize(400);
    }

    private Set<Long> whomTheBotLetInAndCannotWriteTo() throws Exception {
        Set<Long> silent = new HashSet<>();
        for (PendingUpdate pending : bot.pendingUpdates()) {
            JsonNode request = TelegramJson.tree(pending.toTelegram()).path("chat_join_request");
            if (!request.isMissingNode()) {
                long person = request.at("/from/id").asLong();
                Map<String, Object> who =
                        Map.of("chat_id", request.at("/chat/id").asLong(), "user_id", person);
                assertThat(client.call(bot, "approveChatJoinRequest", who)
                                .get("ok")
                                .asBoolean())
                        .isTrue();
                JsonNode welcome = client.call(bot, "sendMessage", Map.of("chat_id", person, "text", "Welcome"));
                if (welcome.path("description").asText().equals("Forbidden: bot was blocked by the user")) {
                    silent.add(person);
                }
            }
        }
        return silent;
    }

    @Test
    void crowd_comes_to_groups_that_exist_and_tells_whom_and_what_it_made() throws Exception {
        EmulatedGroup group = telegram.group("Gardeners", telegram.person("Olga"));

        JsonNode started = start(Map.of(
                "bot", bot.id(),
                "people", 20,
                "groups", 1,
                "group_ids", List.of(group.id()),
                "shares", Map.of("join", 1)));

        List<Long> groups = new ArrayList<>();
        started.get("group_ids").forEach(id -> groups.add(id.asLong()));
        assertThat(groups).hasSize(2).startsWith(group.id());
        long first = started.at("/person_ids/first").asLong();
        assertThat(started.at("/person_ids/last").asLong()).isEqualTo(first + 19);
        assertThat(membersOf(groups.getFirst()) + membersOf(groups.getLast()))
                .as("all came, but for the one who owns the crowd's own group and went to the other")
                .isEqualTo(1 + 1 + 20 + 1);
    }

    private int membersOf(long group) throws Exception {
        return TelegramJson.parse(client.get("/_emulator/groups/" + group).body())
                .get("members")
                .size();
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
