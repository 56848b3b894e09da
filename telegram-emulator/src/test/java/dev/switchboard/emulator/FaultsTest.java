package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends BotFixture {
    @BeforeEach
    void meet() {
        ann.chatWith(bot).write("/start");
    }

    @Test
    void cut_answer_ends_before_its_length_and_the_message_is_there() {
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.CutAnswer()));

        assertThatThrownBy(this::send).isInstanceOf(IOException.class);

        assertThat(ann.chatWith(bot).messages()).hasSize(2);
        assertThat(telegram.calls().getLast().fault()).isEqualTo("cut_answer");
    }

    @Test
    void storm_tells_less_and_less_and_passes() throws Exception {
        telegram.faults().add(new FaultRule(null, bot.id(), null, null, null, null, new Fault.Storm(5)));

        assertThat(answer()).isEqualTo(tooMany(5));
        time.advance(Duration.ofSeconds(3));
        assertThat(answer()).isEqualTo(tooMany(2));
        time.advance(Duration.ofSeconds(2));
        assertThat(answer().path("ok").asBoolean()).isTrue();
        assertThat(ann.chatWith(bot).messages()).hasSize(2);
    }

    @Test
    void slow_answer_comes_after_its_wait_and_the_message_at_once() throws Exception {
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.SlowAnswer(2000)));

        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return answer();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> ann.chatWith(bot).messages().size() == 2);

        assertThat(answer).isNotDone();
        assertThat(answer.get(20, TimeUnit.SECONDS).path("ok").asBoolean()).isTrue();
    }

    @Test
    void waits_end_though_telegram_s_time_stands_still() throws Exception {
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.Delay(10)));
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.SlowAnswer(10)));

        assertThat(answer().path("ok").asBoolean()).isTrue();
        assertThat(answer().path("ok").asBoolean()).isTrue();

        assertThat(telegram.faults().rules()).extracting(rule -> rule.met()).containsExactly(1L, 1L);
        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void five_hundred_comes_as_json_and_as_a_page() throws Exception {
        telegram.faults().add(new FaultRule(null, null, null, 1, new Fault.Refuse(500, "Internal Server Error", null)));
        telegram.faults().add(new FaultRule(null, null, null, 1, new Fault.Page(404)));

        assertThat(send().body())
                .isEqualTo("{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}");
        HttpResponse<String> page = send();
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).startsWith("<html>");
    }

    @Test
    void rules_of_chance_are_listed_with_what_they_met() throws Exception {
        client.send(
                "POST",
                "/_emulator/faults",
                Map.of("probability", 0.5, "seed", 3, "fault", Map.of("kind", "page", "status", 502)));
        int met = 0;
        for (int i = 0; i < 40; i++) {
            met += send().statusCode() == 502 ? 1 : 0;
        }

        JsonNode rule =
                TelegramJson.parse(client.get("/_emulator/faults").body()).get(0);
        assertThat(met).isBetween(10, 30);
        assertThat(rule.path("met").asInt()).isEqualTo(met);
        assertThat(rule.path("over").asBoolean()).isFalse();
        assertThat(rule.at("/fault/kind").asText()).isEqualTo("page");
    }

    @Test
    void impossible_rule_is_refused() throws Exception {
        Map<String, Object> rule = Map.of("probability", 2, "fault", Map.of("kind", "lose_answer"));

        assertThat(client.send("POST", "/_emulator/faults", rule).statusCode()).isEqualTo(400);
    }

    private JsonNode answer() throws Exception {
        return TelegramJson.parse(send().body());
    }

    private HttpResponse<String> send() throws IOException, InterruptedException {
        return client.send(
                "POST",
                "/bot" + bot.token() + "/sendMessage",
                Map.of("chat_id", ann.user().id(), "text", "a"));
    }

    private static JsonNode tooMany(int seconds) throws IOException {
        return TelegramJson.parse("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after "
                + seconds + "\",\"parameters\":{\"retry_after\":" + seconds + "}}");
    }
}
