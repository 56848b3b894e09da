package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.time.VirtualTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(new VirtualTime(Instant.ofEpochSecond(START), 0)));
    private final BotApiClient client = new BotApiClient(telegram.address());

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void clock_is_moved_on_and_to_a_date() throws Exception {
        assertThat(move(Map.of("advance", 90.5)).get("time").asText()).isEqualTo("2026-01-01T00:01:30.500Z");
        assertThat(move(Map.of("date", START + 172_800)).get("date").asLong()).isEqualTo(START + 172_800);
        assertThat(TelegramJson.parse(client.get("/_emulator/clock").body())
                        .get("date")
                        .asLong())
                .isEqualTo(START + 172_800);
    }

    @Test
    void clock_runs_and_stops() throws Exception {
        assertThat(move(Map.of("speed", 60)).get("speed").asDouble()).isEqualTo(60);
        JsonNode stopped = move(Map.of("speed", 0, "advance", 60));

        assertThat(stopped.get("speed").asDouble()).isZero();
        assertThat(stopped.get("date").asLong()).isGreaterThanOrEqualTo(START + 60);
    }

    @Test
    void messages_carry_the_clocks_date() throws Exception {
        EmulatedChat chat = telegram.person("Ann").chatWith(telegram.bot("test_bot"));
        move(Map.of("advance", 1000));

        assertThat(chat.write("/start").date()).isEqualTo(START + 1000);
    }

    @Test
    void wrong_moves_are_refused() throws Exception {
        assertThat(refusal(Map.of("date", START - 1))).contains("time goes forward only");
        assertThat(refusal(Map.of("advance", -1))).contains("time goes forward only");
        assertThat(refusal(Map.of("speed", -1))).contains("speed must be 0-100000");
        assertThat(refusal(Map.of("backwards", true))).contains("backwards");
    }

    private JsonNode move(Map<String, ?> wanted) throws Exception {
        return TelegramJson.parse(
                client.send("POST", "/_emulator/clock", wanted).body());
    }

    private String refusal(Map<String, ?> wanted) throws Exception {
        HttpResponse<String> response = client.send("POST", "/_emulator/clock", wanted);
        assertThat(response.statusCode()).isEqualTo(400);
        return response.body();
    }
}
