package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackTest extends BotFixture {
    @BeforeEach
    void ask() throws Exception {
        chat.write("/start");
        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id",
                        ann.user().id(),
                        "text",
                        "Ready?",
                        "reply_markup",
                        "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}"));
    }

    @Test
    void press_can_be_answered_for_150_seconds() throws Exception {
        CallbackQuery query = press();

        time.advance(Duration.ofSeconds(150));
        assertThat(answer(bot, query).get("ok").asBoolean()).isTrue();
    }

    @Test
    void press_cannot_be_answered_later() throws Exception {
        CallbackQuery query = press();

        time.advance(Duration.ofSeconds(151));
        assertThat(answer(bot, query).get("error_code").asInt()).isEqualTo(400);
    }

    @Test
    void press_cannot_be_answered_by_another_bot() throws Exception {
        CallbackQuery query = press();

        assertThat(answer(telegram.bot("other_bot"), query).get("error_code").asInt())
                .isEqualTo(400);
    }

    @Test
    void answer_opens_the_bot_itself_with_a_parameter_and_nothing_else() throws Exception {
        String query = press().id();

        assertThat(urlAnswer(query, "https://t.me/Test_Bot?start=x1")).isEmpty();
        assertThat(urlAnswer(query, "t.me/test_bot?start=x1")).isEmpty();
        assertThat(urlAnswer(query, "tg://resolve?domain=test_bot&start=x1")).isEmpty();
        for (String url : List.of(
                "https://example.com",
                "javascript:alert(1)",
                "https://t.me/test_bot",
                "https://t.me/other_bot?start=x1",
                "https://t.me/test_bot?start=x&y=1")) {
            assertThat(urlAnswer(query, url)).as(url).isEqualTo("Bad Request: URL_INVALID");
        }
    }

    private String urlAnswer(String query, String url) throws Exception {
        Map<String, String> answer = Map.of("callback_query_id", query, "url", url);
        return client.call(bot, "answerCallbackQuery", answer)
                .path("description")
                .asText();
    }

    private CallbackQuery press() throws InterruptedException {
        Message question = chat.awaitBotMessage(RecordingWebhook.patience());
        return chat.press(question, "y");
    }

    private JsonNode answer(EmulatedBot by, CallbackQuery query) throws Exception {
        return client.call(by, "answerCallbackQuery", Map.of("callback_query_id", query.id()));
    }
}
