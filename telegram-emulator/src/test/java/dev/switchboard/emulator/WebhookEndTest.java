package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.RecordingWebhook.Reply;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a webhook, or an update, comes to its end. */
class WebhookEndTest extends BotFixture {
    private final RecordingWebhook webhook = new RecordingWebhook();

    @BeforeEach
    void setWebhook() throws Exception {
        client.call(bot, "setWebhook", Map.of("url", webhook.url()));
    }

    @AfterEach
    void stopTheWebhook() {
        webhook.close();
    }

    @Test
    void webhook_that_answers_410_for_23_hours_is_closed_and_its_updates_wait() throws Exception {
        webhook.replyWith(410);
        chat.write("/start");
        awaitFailures(2);

        time.advance(Duration.ofHours(23).plusSeconds(1));
        await().until(() -> info().get("url").asText().isEmpty());

        JsonNode info = info();
        assertThat(info.has("last_error_message")).isFalse();
        assertThat(info.has("max_connections")).isFalse();
        assertThat(info.get("pending_update_count").asInt()).isOne();
    }

    @Test
    void another_answer_begins_the_count_of_410_anew() throws Exception {
        webhook.replyWith(410);
        chat.write("/start");
        awaitFailures(2);
        webhook.replyWith(500);
        time.advance(Duration.ofHours(12));
        awaitFailures(3);

        webhook.replyWith(410);
        time.advance(Duration.ofMinutes(11).plusHours(11));
        awaitFailures(4);

        assertThat(info().get("url").asText()).isEqualTo(webhook.url());
        assertThat(info().get("last_error_message").asText()).isEqualTo("Wrong response from the webhook: 410 Gone");
    }

    @Test
    void update_that_its_webhook_refuses_is_dropped_after_a_day() throws Exception {
        webhook.replyWith(500);
        chat.write("/start");
        awaitFailures(2);

        time.advance(Duration.ofHours(24));

        await().until(() -> bot.pendingUpdates().isEmpty());
        assertThat(info().get("last_error_message").asText())
                .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
    }

    @Test
    void press_that_its_webhook_refuses_is_dropped_after_150_seconds() throws Exception {
        Message question = ask();
        webhook.replyWith(500);
        chat.press(question, "Yes");
        awaitFailures(2);

        time.advance(Duration.ofSeconds(150));

        await().until(() -> bot.pendingUpdates().isEmpty());
    }

    @Test
    void webhook_that_hangs_up_after_each_answer_gets_all_updates() throws Exception {
        webhook.replyWith(_ -> Reply.of(200).andClose());

        for (int i = 0; i < 5; i++) {
            chat.write("message " + i);
            time.advance(Duration.ofSeconds(1));
            assertThat(webhook.awaitUpdate().at("/message/text").asText()).isEqualTo("message " + i);
            await().until(() -> bot.pendingUpdates().isEmpty());
        }
    }

    @Test
    void wrong_address_leaves_the_bot_without_a_webhook() throws Exception {
        time.advance(Duration.ofSeconds(1));

        JsonNode answer = client.call(bot, "setWebhook", Map.of("url", "http://"));

        assertThat(answer.get("description").asText()).isEqualTo("Bad Request: invalid webhook URL specified");
        assertThat(info().get("url").asText()).isEmpty();
    }

    @Test
    void answer_may_call_a_method_as_a_form_but_not_as_plain_text() throws Exception {
        webhook.replyWith(_ ->
                Reply.ok("text/plain", "{\"method\":\"sendMessage\",\"chat_id\":" + person() + ",\"text\":\"a\"}"));
        chat.write("one");
        await().until(() -> bot.pendingUpdates().isEmpty());
        webhook.replyWith(_ -> Reply.ok(
                "application/x-www-form-urlencoded", "method=sendMessage&chat_id=" + person() + "&text=b+%26+c"));
        chat.write("two");

        assertThat(chat.awaitBotMessage(RecordingWebhook.patience()).text()).isEqualTo("b & c");
    }

    private Message ask() throws Exception {
        chat.write("/start");
        webhook.awaitUpdate();
        await().until(() -> bot.pendingUpdates().isEmpty());
        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id",
                        person(),
                        "text",
                        "choose",
                        "reply_markup",
                        Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Yes", "callback_data", "y"))))));
        return chat.awaitBotMessage(RecordingWebhook.patience());
    }

    private long person() {
        return chat.messages().getFirst().chat().id();
    }

    private JsonNode info() {
        try {
            return client.call(bot, "getWebhookInfo", Map.of()).get("result");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void awaitFailures(int failures) throws InterruptedException {
        await().until(() -> bot.pendingUpdates().getFirst().failures() == failures
                && !bot.pendingUpdates().getFirst().underWay());
    }
}
