package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.time.VirtualTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockBoundsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(new VirtualTime(START, 0)));
    private final BotApiClient client = new BotApiClient(telegram.address());

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"date\": 2147483648}",
                "{\"date\": 9223372036854775807}",
                "{\"date\": -1}",
                "{\"advance\": 1e300}",
                "{\"advance\": 1e999999999}",
                "{\"advance\": 400000000}",
                "{\"advance\": \"NaN\"}",
                "{\"speed\": 100001}",
                "{\"speed\": \"NaN\"}",
                "{\"speed\": 7, \"date\": 1767225601, \"advance\": 400000000}",
                "{\"speed\": -7, \"advance\": 60}"
            })
    void move_out_of_bounds_is_refused_and_changes_nothing(String move) throws Exception {
        HttpResponse<String> answer = client.post("/_emulator/clock", "application/json", move);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(telegram.time().instant()).isEqualTo(START);
        assertThat(telegram.time().speed()).isZero();
    }

    @Test
    void clock_goes_as_far_as_telegrams_dates() throws Exception {
        HttpResponse<String> answer = client.post("/_emulator/clock", "application/json", "{\"date\": 2147483647}");

        assertThat(TelegramJson.parse(answer.body()).get("time").asText()).isEqualTo("2038-01-19T03:14:07Z");
    }
}
