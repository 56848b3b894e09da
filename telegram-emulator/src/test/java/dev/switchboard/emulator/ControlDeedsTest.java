package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What people, groups and bots are made to do over the control API. */
class ControlDeedsTest extends ControlFixture {
    @Test
    void made_bot_gets_a_token_that_works() throws Exception {
        JsonNode bot = post("/bots", Map.of());

        assertThat(client.call(bot.get("token").asText(), "getMe", Map.of())
                        .at("/result/username")
                        .asText())
                .isEqualTo(bot.get("username").asText());
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
    void deleted_account_has_no_name_and_takes_no_gifts() throws Exception {
        write("/start");
        assertThat(send("DELETE", "/people/77", Map.of()).statusCode()).isEqualTo(200);

        JsonNode chat = client.call(TOKEN, "getChat", Map.of("chat_id", 77)).get("result");
        assertThat(chat.get("first_name").asText()).isEmpty();
        assertThat(chat.has("can_send_gift")).isFalse();
        JsonNode member = client.call(TOKEN, "getChatMember", Map.of("chat_id", 77, "user_id", 77));
        assertThat(member.at("/result/user/first_name").asText("none")).isEmpty();
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
}
