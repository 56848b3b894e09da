package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site whose name leads to this machine for a while (DNS rebinding) is its own origin, but for its name. */
class HostNameTest {
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withHostName("telegram.internal"));

    private final OkHttpClient http = new OkHttpClient();

    @AfterEach
    void stop() {
        http.connectionPool().evictAll();
        telegram.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8081", "127.0.0.1.evil.example", "localhost.evil.example"})
    void strangers_name_reaches_no_control_api(String host) throws Exception {
        Answer answer = get("/_emulator/people", host);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("--host-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8081", "app.localhost", "127.0.0.1:1", "[::1]:8081", "telegram.internal"
            })
    void own_name_and_addresses_reach_it(String host) throws Exception {
        assertThat(get("/_emulator/people", host).status()).isEqualTo(200);
    }

    @Test
    void bots_call_by_any_name() throws Exception {
        EmulatedBot bot = telegram.bot("named_bot");

        assertThat(get("/bot" + bot.token() + "/getMe", "api.telegram.example").status())
                .isEqualTo(200);
    }

    /** Java's own client lets nobody choose the name. */
    private Answer get(String path, String host) throws IOException {
        Request request = new Request.Builder()
                .url(telegram.address() + path)
                .header("Host", host)
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(response.code(), response.body().string());
        }
    }

    private record Answer(int status, String body) {}
}
