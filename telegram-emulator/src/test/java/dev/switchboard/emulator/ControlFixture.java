package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The bot 5001 and Ann, who is 77, made and led over the control API, as a program in another language does. */
abstract class ControlFixture {
    static final String TOKEN = "5001:a-secret";

    final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    final BotApiClient client = new BotApiClient(telegram.address());

    @BeforeEach
    final void makeABotAndAPerson() throws IOException, InterruptedException {
        assertThat(post("/bots", Map.of("token", TOKEN, "username", "my_bot"))
                        .get("id")
                        .asLong())
                .isEqualTo(5001);
        post("/people", Map.of("id", 77, "first_name", "Ann", "language_code", "de"));
    }

    @AfterEach
    final void stop() {
        client.close();
        telegram.close();
    }

    final void write(String text) throws IOException, InterruptedException {
        post("/people/77/messages", Map.of("chat", 5001, "text", text));
    }

    final JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return post(path, body, 201);
    }

    final JsonNode post(String path, Object body, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = send("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TelegramJson.parse(response.body());
    }

    final JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.get("/_emulator" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TelegramJson.parse(response.body());
    }

    final HttpResponse<String> send(String verb, String path, Object body) throws IOException, InterruptedException {
        return client.send(verb, "/_emulator" + path, body);
    }
}
