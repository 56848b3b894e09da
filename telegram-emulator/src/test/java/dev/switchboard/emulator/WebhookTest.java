package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.RecordingWebhook.Delivery;
import dev.switchboard.emulator.RecordingWebhook.Reply;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends BotFixture {
    private final RecordingWebhook webhook = new RecordingWebhook();

    @BeforeEach
    void setWebhook() throws Exception {
        JsonNode answer = client.call(
                bot, "setWebhook", Map.of("url", webhook.url(), "secret_token", "s3cret-_", "max_connections", 10));
        assertThat(answer.toString()).isEqualTo("{\"ok\":true,\"result\":true,\"description\":\"Webhook was set\"}");
    }

    @AfterEach
    void stopTheWebhook() {
        webhook.close();
    }

    @Test
    void update_comes_as_json_with_the_secret() throws Exception {
        chat.write("/start");

        Delivery delivery = webhook.awaitDelivery();

        assertThat(delivery.contentType()).isEqualTo("application/json");
        assertThat(delivery.secret()).isEqualTo("s3cret-_");
    }

    @Test
    void update_numbers_increase() throws Exception {
        chat.write("one");
        long first = webhook.awaitUpdate().get("update_id").asLong();
        chat.write("two");

        assertThat(webhook.awaitUpdate().get("update_id").asLong()).isEqualTo(first + 1);
    }

    @Test
    void messages_of_a_chat_wait_for_the_answer_to_the_first_and_others_do_not() throws Exception {
        chat.write("/start");
        webhook.awaitUpdate();
        awaitEmptyQueue();
        CountDownLatch hold = new CountDownLatch(1);
        webhook.replyWith(update -> {
            if (text(update).equals("one")) {
                awaitQuietly(hold);
            }
            return Reply.of(200);
        });

        chat.write("one");
        assertThat(text(webhook.awaitUpdate())).isEqualTo("one");
        chat.write("two");
        telegram.person("Bob").chatWith(bot).write("other");
        assertThat(text(webhook.awaitUpdate())).isEqualTo("other");
        assertThat(bot.pendingUpdates().getFirst().underWay()).isTrue();

        hold.countDown();
        assertThat(text(webhook.awaitUpdate())).isEqualTo("two");
    }

    @Test
    void refused_update_is_repeated_at_once_and_then_after_a_growing_wait() throws Exception {
        webhook.replyWith(500);
        chat.write("/start");
        webhook.awaitUpdate();
        webhook.awaitUpdate();
        awaitFailures(2);
        assertThat(webhook.waiting()).isZero();

        time.advance(Duration.ofSeconds(2));
        webhook.awaitUpdate();
        awaitFailures(3);

        webhook.replyWith(200);
        time.advance(Duration.ofSeconds(4));
        webhook.awaitUpdate();
        awaitEmptyQueue();
    }

    @Test
    void retry_after_sets_the_wait() throws Exception {
        webhook.replyWith(_ -> Reply.later(30));
        chat.write("/start");
        webhook.awaitUpdate();
        awaitFailures(1);

        time.advance(Duration.ofSeconds(29));
        assertThat(webhook.waiting()).isZero();
        time.advance(Duration.ofSeconds(1));
        webhook.awaitUpdate();
    }

    @Test
    void webhook_info_tells_of_the_last_error_and_of_what_waits() throws Exception {
        webhook.replyWith(503);
        chat.write("/start");
        awaitFailures(2);

        JsonNode info = client.call(bot, "getWebhookInfo", Map.of()).get("result");

        assertThat(info.get("url").asText()).isEqualTo(webhook.url());
        assertThat(info.get("pending_update_count").asInt()).isOne();
        assertThat(info.get("max_connections").asInt()).isEqualTo(10);
        assertThat(info.get("last_error_date").asLong())
                .isEqualTo(time.instant().getEpochSecond());
        assertThat(info.get("last_error_message").asText()).startsWith("Wrong response from the webhook: 503");
    }

    @Test
    void webhook_that_refuses_connections_gets_a_new_one_every_two_seconds() throws Exception {
        webhook.close();
        chat.write("/start");

        awaitFailures(1);
        time.advance(Duration.ofSeconds(2));
        awaitFailures(2);

        JsonNode info = client.call(bot, "getWebhookInfo", Map.of()).get("result");
        assertThat(info.get("last_error_message").asText()).isEqualTo("Connection refused");
    }

    @Test
    void method_call_in_the_answer_is_carried_out() throws Exception {
        chat.write("/start");
        webhook.awaitUpdate();
        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id", ann.user().id(),
                        "text", "choose",
                        "reply_markup",
                                Map.of(
                                        "inline_keyboard",
                                        List.of(List.of(Map.of("text", "Yes", "callback_data", "y"))))));
        Message question = chat.awaitBotMessage(RecordingWebhook.patience());
        webhook.replyWith(update -> Reply.ok("{\"method\":\"answerCallbackQuery\",\"callback_query_id\":"
                + update.path("callback_query").path("id") + ",\"text\":\"noted\"}"));

        CallbackQuery query = chat.press(question, "Yes");

        JsonNode sent = webhook.awaitUpdate().get("callback_query");
        assertThat(sent.get("data").asText()).isEqualTo("y");
        assertThat(sent.at("/message/message_id").asInt()).isEqualTo(question.messageId());
        assertThat(client.get("/_emulator/callbacks/" + query.id() + "?wait=10").body())
                .isEqualTo("{\"answered\":true,\"show_alert\":false,\"text\":\"noted\"}");
        assertThat(telegram.calls().getLast().via()).isEqualTo("webhook_answer");
    }

    @Test
    void answer_cannot_move_the_webhook() throws Exception {
        webhook.replyWith(_ -> Reply.ok("{\"method\":\"deleteWebhook\"}"));
        chat.write("/start");
        awaitEmptyQueue();

        assertThat(client.call(bot, "getWebhookInfo", Map.of())
                        .at("/result/url")
                        .asText())
                .isEqualTo(webhook.url());
    }

    @Test
    void deleted_webhook_gets_nothing_and_a_new_one_gets_what_waited() throws Exception {
        client.call(bot, "deleteWebhook", Map.of());
        chat.write("while away");
        assertThat(bot.pendingUpdates()).hasSize(1);

        time.advance(Duration.ofSeconds(1));
        client.call(bot, "setWebhook", Map.of("url", webhook.url()));

        assertThat(text(webhook.awaitUpdate())).isEqualTo("while away");
    }

    @Test
    void pending_updates_are_dropped_on_demand() throws Exception {
        client.call(bot, "deleteWebhook", Map.of());
        chat.write("while away");

        client.call(bot, "deleteWebhook", Map.of("drop_pending_updates", true));

        assertThat(bot.pendingUpdates()).isEmpty();
    }

    @Test
    void only_allowed_updates_come() throws Exception {
        time.advance(Duration.ofSeconds(1));
        client.call(bot, "setWebhook", Map.of("url", webhook.url(), "allowed_updates", List.of("my_chat_member")));

        chat.write("not wanted");
        ann.blocks(bot);

        JsonNode change = webhook.awaitUpdate().get("my_chat_member");
        assertThat(change.at("/old_chat_member/status").asText()).isEqualTo("member");
        assertThat(change.at("/new_chat_member/status").asText()).isEqualTo("kicked");
        assertThat(change.at("/chat/type").asText()).isEqualTo("private");
    }

    @Test
    void webhook_can_be_set_once_a_second() throws Exception {
        JsonNode answer = client.call(bot, "setWebhook", Map.of("url", webhook.url() + "2"));

        assertThat(answer.toString())
                .isEqualTo("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 1\","
                        + "\"parameters\":{\"retry_after\":1}}");
    }

    @Test
    void same_webhook_is_not_set_twice() throws Exception {
        time.advance(Duration.ofSeconds(1));

        JsonNode answer = client.call(
                bot, "setWebhook", Map.of("url", webhook.url(), "secret_token", "s3cret-_", "max_connections", 10));

        assertThat(answer.get("description").asText()).isEqualTo("Webhook is already set");
    }

    private void awaitFailures(int failures) throws InterruptedException {
        await().until(() -> bot.pendingUpdates().getFirst().failures() == failures
                && !bot.pendingUpdates().getFirst().underWay());
    }

    private void awaitEmptyQueue() throws InterruptedException {
        await().until(() -> bot.pendingUpdates().isEmpty());
    }

    private static String text(JsonNode update) {
        return update.at("/message/text").asText();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
