package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reading a chat, and waiting for what a bot does there. */
class ControlReadsTest extends ControlFixture {
    @Test
    void reader_waits_for_the_bots_message() throws Exception {
        write("/start");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> reading = threads.submit(() -> get("/people/77/chats/5001/messages?after=1&wait=20"));
            client.call(TOKEN, "sendMessage", Map.of("chat_id", 77, "text", "Welcome"));

            JsonNode read = reading.get(10, TimeUnit.SECONDS);

            assertThat(read.at("/messages/0/text").asText()).isEqualTo("Welcome");
            assertThat(read.get("revision").asLong()).isEqualTo(2);
        }
    }

    @Test
    void reader_waits_for_an_edit_since_a_revision() throws Exception {
        write("/start");
        client.call(TOKEN, "sendMessage", Map.of("chat_id", 77, "text", "Welcome"));
        client.call(TOKEN, "editMessageText", Map.of("chat_id", 77, "message_id", 2, "text", "Hello"));

        JsonNode read = get("/people/77/chats/5001/messages?since=2&wait=10");

        assertThat(read.get("messages")).hasSize(1);
        assertThat(read.at("/messages/0/text").asText()).isEqualTo("Hello");
    }

    @Test
    void reader_without_patience_gets_what_there_is() throws Exception {
        write("/start");

        assertThat(get("/people/77/chats/5001/messages").at("/messages/0/text").asText())
                .isEqualTo("/start");
    }

    @Test
    void people_who_deleted_their_accounts_are_not_listed() throws Exception {
        post("/people", Map.of("id", 78, "first_name", "Bob"));
        send("DELETE", "/people/77", Map.of());

        assertThat(get("/people").findValuesAsText("id")).containsExactly("78");
        assertThat(get("/people/77").get("first_name").asText()).isEmpty();
    }

    @Test
    void calls_are_listed_with_their_answers() throws Exception {
        client.call(TOKEN, "sendMessage", Map.of("chat_id", 77, "text", "too early"));
        client.call(TOKEN, "getMe", Map.of());

        JsonNode calls = get("/calls?bot=5001&method=sendmessage").get("calls");

        assertThat(calls).hasSize(1);
        assertThat(calls.at("/0/parameters/text").asText()).isEqualTo("too early");
        assertThat(calls.at("/0/answer/error_code").asInt()).isEqualTo(400);
    }
}
