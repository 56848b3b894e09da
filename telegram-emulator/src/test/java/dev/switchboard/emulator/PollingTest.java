package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EmulatedBot bot = telegram.bot("polling_bot");
    private final EmulatedChat chat = telegram.person("Ann").chatWith(bot);

    @AfterEach
    void stop() {
        threads.close();
        client.close();
        telegram.close();
    }

    @Test
    void update_comes_again_until_the_offset_passes_it() throws Exception {
        chat.write("one");
        chat.write("two");
        JsonNode first = poll(Map.of("limit", 1)).get("result");
        assertThat(first).hasSize(1);
        long id = first.at("/0/update_id").asLong();

        JsonNode rest = poll(Map.of("offset", id + 1)).get("result");

        assertThat(rest.findValuesAsText("text")).containsExactly("two");
        assertThat(bot.pendingUpdates()).hasSize(1);
    }

    @Test
    void same_offset_again_at_once_gets_one_update_only() throws Exception {
        chat.write("one");
        chat.write("two");
        assertThat(poll(Map.of()).get("result")).hasSize(2);

        assertThat(poll(Map.of()).get("result")).hasSize(1);
    }

    @Test
    void other_offset_at_once_gets_all_there_is() throws Exception {
        chat.write("one");
        chat.write("two");
        chat.write("three");
        long first = poll(Map.of()).at("/result/0/update_id").asLong();

        assertThat(poll(Map.of("offset", first + 1)).get("result").findValuesAsText("text"))
                .containsExactly("two", "three");
    }

    @Test
    void same_offset_again_is_kept_waiting_for_an_answer() throws Exception {
        assertThat(poll(Map.of("offset", 5)).get("result")).isEmpty();
        Future<JsonNode> again = threads.submit(() -> poll(Map.of("offset", 5)));

        chat.write("at last");

        assertThat(again.get(10, TimeUnit.SECONDS).at("/result/0/message/text").asText())
                .isEqualTo("at last");
    }

    @Test
    void negative_offset_keeps_the_newest_only() throws Exception {
        chat.write("one");
        chat.write("two");

        assertThat(poll(Map.of("offset", -1)).get("result").findValuesAsText("text"))
                .containsExactly("two");
        assertThat(bot.pendingUpdates()).hasSize(1);
    }

    @Test
    void empty_queue_answers_empty() throws Exception {
        assertThat(poll(Map.of()).toString()).isEqualTo("{\"ok\":true,\"result\":[]}");
    }

    @Test
    void poll_ends_when_an_update_comes() throws Exception {
        Future<JsonNode> poll = threads.submit(() -> poll(Map.of("timeout", 50)));

        chat.write("at last");

        assertThat(poll.get(10, TimeUnit.SECONDS).at("/result/0/message/text").asText())
                .isEqualTo("at last");
    }

    @Test
    void second_poll_ends_the_first() throws Exception {
        Future<JsonNode> one = threads.submit(() -> poll(Map.of("timeout", 50)));
        Future<JsonNode> other = threads.submit(() -> poll(Map.of("timeout", 50)));
        await().until(() -> one.isDone() || other.isDone());

        JsonNode ended = (one.isDone() ? one : other).get();
        chat.write("for the newest");
        JsonNode answered = (one.isDone() && one.get().equals(ended) ? other : one).get(10, TimeUnit.SECONDS);

        assertThat(ended.get("error_code").asInt()).isEqualTo(409);
        assertThat(ended.get("description").asText())
                .isEqualTo("Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                        + " running");
        assertThat(answered.get("ok").asBoolean()).isTrue();
    }

    @Test
    void webhook_and_polling_exclude_each_other() throws Exception {
        client.call(bot, "setWebhook", Map.of("url", "http://127.0.0.1:9"));

        JsonNode refused = poll(Map.of());

        assertThat(refused.get("error_code").asInt()).isEqualTo(409);
        assertThat(refused.get("description").asText())
                .isEqualTo("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                        + " the webhook first");
    }

    @Test
    void set_webhook_ends_a_poll() throws Exception {
        Future<JsonNode> poll = threads.submit(() -> poll(Map.of("timeout", 50)));

        client.call(bot, "setWebhook", Map.of("url", "http://127.0.0.1:9"));

        assertThat(poll.get(10, TimeUnit.SECONDS).get("error_code").asInt()).isEqualTo(409);
    }

    @Test
    void list_of_wanted_updates_is_read_as_the_real_server_reads_it() throws Exception {
        poll(Map.of("offset", 1, "allowed_updates", List.of("chat_member", "MESSAGE", "no_such_update")));
        assertThat(allowed()).isEqualTo("[\"message\",\"chat_member\"]");

        poll(Map.of("offset", 2, "allowed_updates", List.of("poll", 3)));
        poll(Map.of("offset", 3, "allowed_updates", "no list"));
        poll(Map.of("offset", 4));
        assertThat(allowed()).isEqualTo("[\"message\",\"chat_member\"]");

        poll(Map.of("offset", 5, "allowed_updates", List.of("no_such_update")));
        assertThat(allowed()).isEmpty();
    }

    private String allowed() throws Exception {
        return client.call(bot, "getWebhookInfo", Map.of())
                .at("/result/allowed_updates")
                .toString();
    }

    private JsonNode poll(Map<String, ?> parameters) throws Exception {
        return client.call(bot, "getUpdates", parameters);
    }
}
