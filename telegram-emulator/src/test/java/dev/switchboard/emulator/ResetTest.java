package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.time.VirtualTime;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.types.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An emulator that goes on running begins again for the next test. */
@ExtendWith(Chromium.class)
class ResetTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOKEN = "5001:a-secret";

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local()
            .withTime(new VirtualTime(START, 0))
            .withBot(new BotFather.Request(null, TOKEN, "my_bot", null, null)));
    private final BotApiClient client = new BotApiClient(telegram.address());

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void all_is_forgotten_but_the_bots_that_it_began_with() throws Exception {
        telegram.bot("other_bot");
        EmulatedPerson ann = telegram.person("Ann");
        telegram.group("Gardeners", ann);
        send("POST", "/crowds", Map.of("bot", 5001, "people", 3, "duration", 60, "shares", Map.of("start", 1)));
        send("POST", "/faults", Map.of("fault", Map.of("kind", "lose_answer"), "method", "getMe"));
        send("PUT", "/limits", Map.of());
        telegram.time().advance(Duration.ofSeconds(30));
        client.call(TOKEN, "setWebhook", Map.of("url", "http://127.0.0.1:9/hook"));

        assertThat(send("POST", "/reset", Map.of())).isEmpty();
        telegram.time().advance(Duration.ofMinutes(2));

        assertThat(get("/bots")).hasSize(1);
        for (String path : List.of("/people", "/groups", "/crowds", "/faults")) {
            assertThat(get(path)).as(path).isEmpty();
        }
        assertThat(get("/calls").get("calls")).isEmpty();
        assertThat(get("/limits").at("/limits/chat/messages").asInt()).isEqualTo(1);
        assertThat(telegram.time().instant()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        assertThat(client.call(TOKEN, "getWebhookInfo", Map.of())
                        .at("/result/url")
                        .asText())
                .isEmpty();
    }

    @Test
    void bot_that_was_waiting_for_updates_gets_those_that_come_after() throws Exception {
        Thread resetting = Thread.startVirtualThread(() -> {
            telegram.reset();
            send("POST", "/people", Map.of("id", 77, "first_name", "Ann"));
            send("POST", "/people/77/messages", Map.of("chat", 5001, "text", "again"));
        });

        JsonNode updates =
                client.call(TOKEN, "getUpdates", Map.of("timeout", 20)).get("result");

        resetting.join();
        assertThat(updates).isNotEmpty();
        assertThat(updates.get(0).at("/message/text").asText()).isEqualTo("again");
    }

    @Test
    void page_comes_back_to_the_list_of_people(Browser browser) {
        try (ChatPage page = new ChatPage(browser, telegram.address())) {
            EmulatedPerson ann = telegram.person("Ann");
            ann.chatWith(telegram.bot("other_bot")).write("Before");
            page.open(ann, 5001);
            PlaywrightAssertions.assertThat(page.page().locator(".me")).containsText("Ann");

            telegram.reset();
            telegram.person(new User(78, false, "Bob", null, null, null));

            PlaywrightAssertions.assertThat(page.page().locator(".people li")).containsText("Bob");
        }
    }

    private JsonNode get(String path) throws Exception {
        return TelegramJson.parse(client.get("/_emulator" + path).body());
    }

    private JsonNode send(String verb, String path, Object body) {
        try {
            return TelegramJson.parse(
                    client.send(verb, "/_emulator" + path, body).body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
