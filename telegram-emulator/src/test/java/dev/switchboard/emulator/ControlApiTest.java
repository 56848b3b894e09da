package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
    private static final String TOKEN = "5001:a-secret";

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());

    @BeforeEach
    void makeABotAndAPerson() throws Exception {
        assertThat(post("/bots", Map.of("token", TOKEN, "username", "my_bot"))
                        .get("id")
                        .asLong())
                .isEqualTo(5001);
        post("/people", Map.of("id", 77, "first_name", "Ann", "language_code", "de"));
    }

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void made_bot_gets_a_token_that_works() throws Exception {
        JsonNode bot = post("/bots", Map.of());

        assertThat(client.call(bot.get("token").asText(), "getMe", Map.of())
                        .at("/result/username")
                        .asText())
                .isEqualTo(bot.get("username").asText());
    }

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
    void press_of_a_button_becomes_a_callback_query() throws Exception {
        write("/start");
        client.call(
                TOKEN,
                "sendMessage",
                Map.of(
                        "chat_id",
                        77,
                        "text",
                        "Ready?",
                        "reply_markup",
                        Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Yes", "callback_data", "y"))))));

        String query = post("/people/77/presses", Map.of("chat", 5001, "message_id", 2, "button", "Yes"))
                .get("id")
                .asText();

        assertThat(get("/callbacks/" + query).get("answered").asBoolean()).isFalse();
        assertThat(get("/bots/5001/updates").at("/pending/1/callback_query/id").asText())
                .isEqualTo(query);
    }

    @Test
    void block_and_return_are_told_to_the_bot() throws Exception {
        write("/start");

        assertThat(send("PUT", "/people/77/blocks/5001", Map.of()).body()).isEqualTo("{\"changed\":true}");
        assertThat(send("PUT", "/people/77/blocks/5001", Map.of()).body()).isEqualTo("{\"changed\":false}");
        assertThat(post("/people/77/messages", Map.of("chat", 5001, "text", "hi"), 409)
                        .get("detail")
                        .asText())
                .contains("blocked");
        assertThat(send("DELETE", "/people/77/blocks/5001", Map.of()).body()).isEqualTo("{\"changed\":true}");

        JsonNode pending = get("/bots/5001/updates").get("pending");
        assertThat(pending.at("/1/my_chat_member/new_chat_member/status").asText())
                .isEqualTo("kicked");
        assertThat(pending.at("/2/my_chat_member/new_chat_member/status").asText())
                .isEqualTo("member");
    }

    @Test
    void groups_are_made_and_filled() throws Exception {
        JsonNode group = post("/groups", Map.of("title", "Gardeners", "owner", 77));
        String path = "/groups/" + group.at("/chat/id").asText();

        send("PUT", path + "/members/5001", Map.of("status", "administrator", "rights", List.of("can_invite_users")));
        post("/people", Map.of("id", 78));
        post(path + "/join_requests", Map.of("person", 78, "bio", "I like roses"));
        send("PUT", path + "/members/78", Map.of("status", "member"));
        post("/people/78/messages", Map.of("chat", group.at("/chat/id").asLong(), "text", "hello all"));

        assertThat(get(path).get("members")).hasSize(3);
        assertThat(get(path + "/messages").get("messages")).hasSize(3);
        assertThat(get("/bots/5001/updates").get("pending").findValuesAsText("bio"))
                .containsExactly("I like roses");
    }

    @Test
    void raw_update_is_queued_also_under_a_given_number() throws Exception {
        Map<String, ?> poll = Map.of("poll", Map.of("id", "1"));

        long id = post("/bots/5001/updates", poll).get("update_id").asLong();
        post("/bots/5001/updates", Map.of("update_id", id, "poll", Map.of("id", "1")));

        assertThat(get("/bots/5001/updates").get("pending").findValuesAsText("update_id"))
                .containsExactly(Long.toString(id), Long.toString(id));
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

    @Test
    void fault_meets_the_next_calls_of_one_chat_only() throws Exception {
        write("/start");
        Map<String, ?> refuse = Map.of(
                "kind",
                "refuse",
                "error_code",
                429,
                "description",
                "Too Many Requests: retry after 1",
                "retry_after",
                1);
        post("/faults", Map.of("method", "sendMessage", "chat", "77", "times", 1, "fault", refuse));

        assertThat(client.call(TOKEN, "getMe", Map.of()).get("ok").asBoolean()).isTrue();
        Map<String, ?> message = Map.of("chat_id", 77, "text", "hi");
        HttpResponse<String> first = client.send("POST", "/bot" + TOKEN + "/sendMessage", message);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(client.call(TOKEN, "sendMessage", message).get("ok").asBoolean())
                .isTrue();
        assertThat(get("/calls?method=sendMessage").at("/calls/0/fault").asText())
                .isEqualTo("refuse");
    }

    @Test
    void delayed_call_is_carried_out() throws Exception {
        post("/faults", Map.of("times", 1, "fault", Map.of("kind", "delay", "millis", 1)));

        assertThat(client.call(TOKEN, "getMe", Map.of()).get("ok").asBoolean()).isTrue();
    }

    @Test
    void faults_are_listed_and_cleared() throws Exception {
        post("/faults", Map.of("times", 3, "fault", Map.of("kind", "page", "status", 502)));
        assertThat(client.send("POST", "/bot" + TOKEN + "/getMe", Map.of()).body())
                .startsWith("<html>");
        assertThat(get("/faults").at("/0/met").asInt()).isEqualTo(1);

        send("DELETE", "/faults", Map.of());

        assertThat(get("/faults")).isEmpty();
    }

    @Test
    void wrong_requests_get_problem_details() throws Exception {
        assertThat(post("/people", Map.of("id", 77), 409).get("detail").asText())
                .isEqualTo("the id 77 is taken");
        assertThat(post("/people", Map.of("age", 3), 400).get("detail").asText())
                .contains("age");
        assertThat(post("/people/77/messages", Map.of("chat", 5001), 400)
                        .get("detail")
                        .asText())
                .contains("text is missing");
        assertThat(post("/people/1/messages", Map.of("chat", 5001, "text", "a"), 404)
                        .get("detail")
                        .asText())
                .isEqualTo("there is no person 1");
        assertThat(post("/bots", Map.of("id", 9, "token", "8:x"), 400)
                        .get("detail")
                        .asText())
                .contains("token");
        assertThat(client.send("POST", "/_emulator/people", "text").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void bot_api_takes_query_form_and_multipart() throws Exception {
        write("/start");
        String method = "/bot" + TOKEN + "/SENDMESSAGE";

        assertThat(client.get(method + "?chat_id=77&text=a%20b").statusCode()).isEqualTo(200);
        assertThat(client.post(method, "application/x-www-form-urlencoded", "chat_id=77&text=c+%26+d")
                        .statusCode())
                .isEqualTo(200);
        String form = """
                --b
                Content-Disposition: form-data; name="chat_id"

                77
                --b
                Content-Disposition: form-data; name="text"

                e
                --b--
                """.replace("\n", "\r\n");
        assertThat(client.post(method, "multipart/form-data; boundary=b", form).statusCode())
                .isEqualTo(200);
        assertThat(client.post(method, "application/json", "{").statusCode()).isEqualTo(400);

        assertThat(get("/people/77/chats/5001/messages?after=1").get("messages").findValuesAsText("text"))
                .containsExactly("a b", "c & d", "e");
    }

    @Test
    void many_people_write_and_read_at_once() throws Exception {
        int people = 200;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < people; i++) {
                long id = 10_000L + i;
                threads.execute(() -> writeAsNewPerson(id));
            }
        }

        JsonNode pending = get("/bots/5001/updates").get("pending");
        Set<String> numbers = new HashSet<>(pending.findValuesAsText("update_id"));
        Set<String> messages = new HashSet<>(pending.findValuesAsText("message_id"));
        assertThat(numbers).hasSize(people);
        assertThat(messages).hasSize(people);
    }

    private void writeAsNewPerson(long id) {
        try {
            post("/people", Map.of("id", id));
            post("/people/" + id + "/messages", Map.of("chat", 5001, "text", "/start"));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String text) throws IOException, InterruptedException {
        post("/people/77/messages", Map.of("chat", 5001, "text", text));
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return post(path, body, 201);
    }

    private JsonNode post(String path, Object body, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = send("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TelegramJson.parse(response.body());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.get("/_emulator" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TelegramJson.parse(response.body());
    }

    private HttpResponse<String> send(String verb, String path, Object body) throws IOException, InterruptedException {
        return client.send(verb, "/_emulator" + path, body);
    }
}
