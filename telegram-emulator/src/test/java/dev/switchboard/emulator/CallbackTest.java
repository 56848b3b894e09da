package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
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

    private CallbackQuery press() throws InterruptedException {
        Message question = chat.awaitBotMessage(RecordingWebhook.patience());
        return chat.press(question, "y");
    }

    private JsonNode answer(EmulatedBot by, CallbackQuery query) throws Exception {
        return client.call(by, "answerCallbackQuery", Map.of("callback_query_id", query.id()));
    }
}
