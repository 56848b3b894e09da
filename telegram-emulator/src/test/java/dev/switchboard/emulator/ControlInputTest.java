package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is refused with 400, and never ends in a failure. */
class ControlInputTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("input_bot");
    private final EmulatedPerson ann = telegram.person("Ann");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "9223372036854775808", "1.5", "\"7\"", "null"})
    void update_id_that_no_update_has_is_refused(String id) throws Exception {
        String update = "{\"update_id\": " + id + ", \"message\": {\"text\": \"x\"}}";

        assertThat(post("/bots/" + bot.id() + "/updates", update).statusCode()).isEqualTo(400);
    }

    @Test
    void numbers_begin_anew_after_the_last_one() throws Exception {
        post("/bots/" + bot.id() + "/updates", "{\"update_id\": 2147483647, \"message\": {\"text\": \"last\"}}");

        HttpResponse<String> next = post("/bots/" + bot.id() + "/updates", "{\"message\": {\"text\": \"next\"}}");

        assertThat(TelegramJson.parse(next.body()).get("update_id").asLong()).isBetween(1L, 2147483646L);
    }

    @ParameterizedTest
    @CsvSource({
        "messages/2147483648,{\"text\":\"x\"}",
        "messages/0,{\"text\":\"x\"}",
        "messages/x,{\"text\":\"x\"}",
        "pins/99999999999,{}"
    })
    void message_number_out_of_range_is_refused(String path, String body) throws Exception {
        String chat = "/_emulator/people/" + ann.user().id() + "/chats/" + bot.id() + "/";

        assertThat(client.send("PUT", chat + path, TelegramJson.parse(body)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from_chat\": 1}",
                "{\"from_chat\": 1, \"message_ids\": []}",
                "{\"from_chat\": 1, \"message_ids\": [null]}",
                "{\"from_chat\": 1, \"message_ids\": [99999999999]}"
            })
    void forwards_of_nothing_are_refused(String body) throws Exception {
        assertThat(post("/people/" + ann.user().id() + "/chats/" + bot.id() + "/forwards", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first_name\": \"\"}",
                "{\"first_name\": \"Ann\", \"username\": \"anna\"}",
                "{\"first_name\": \"Ann\", \"username\": \"1anna\"}",
                "{\"first_name\": \"Ann\", \"username\": \"an na\"}",
                "{\"first_name\": \"Ann\", \"username\": \"anna_\"}",
                "{\"first_name\": \"Ann\", \"username\": \"an__na\"}",
                "{\"first_name\": \"Ann\", \"username\": \"annä1\"}",
                "{\"first_name\": \"Ann\", \"username\": \"\"}"
            })
    void person_that_telegram_would_not_have_is_refused(String person) throws Exception {
        assertThat(post("/people", person).statusCode()).isEqualTo(400);
    }

    @Test
    void names_have_64_characters_and_user_names_32() throws Exception {
        String emoji = "😀".repeat(64);
        assertThat(person(emoji, "a".repeat(32)).statusCode()).isEqualTo(201);
        assertThat(person(emoji + "x", "anna5").statusCode()).isEqualTo(400);
        assertThat(person("Ann", "b".repeat(33)).statusCode()).isEqualTo(400);
    }

    @Test
    void group_has_a_title_and_a_proper_user_name() throws Exception {
        long owner = ann.user().id();
        assertThat(post("/groups", "{\"title\": \" \", \"owner\": " + owner + "}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/groups", "{\"title\": \"T\", \"username\": \"a b\", \"owner\": " + owner + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void long_name_of_a_bot_is_cut() throws Exception {
        client.call(bot, "setMyName", Map.of("name", "n".repeat(80)));

        assertThat(client.call(bot, "getMe", Map.of()).at("/result/first_name").asText())
                .hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/people | {\"first_name\":\"Ann\",\"age\":7} | there is no field age",
                "/people | {\"id\":\"x\",\"first_name\":\"Ann\"} | id must be a whole number in range, not x",
                "/people | {\"first_name\":[1]} | first_name must be a text",
                "/people | [] | the body must be an object",
                "/people | {\"first_name\" | the body is not JSON, from line 1, column 14 on",
                "/faults | {} | fault is missing",
                "/faults | {\"fault\":{}} | fault says no kind",
                "/faults | {\"fault\":{\"kind\":\"rain\"}} | fault has no kind rain",
                "/faults | {\"fault\":{\"kind\":\"page\",\"status\":200}} | status must be 400-599, not 200",
                "/faults | {\"times\":true,\"fault\":{\"kind\":\"lose_answer\"}} | times must be a whole number in range"
            })
    void what_is_wrong_is_said_in_words_that_name_the_field(String path, String body, String words) throws Exception {
        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TelegramJson.parse(answer.body()).get("detail").asText()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/people | {\"first_name\":\"An\\ud83d\"} | /first_name | An\ufffd",
                "/people | {\"first_name\":\"\\ude00\\ud83dn\"} | /first_name | \ufffd\ufffdn",
                "/people | {\"first_name\":\"\\ud83d\\ude00\"} | /first_name | \ud83d\ude00",
                "/people/ANN/messages | {\"chat\":BOT,\"text\":\"so \\ud83d far\"} | /text | so \ufffd far",
                "/groups | {\"title\":\"T\\udfff\",\"owner\":ANN} | /chat/title | T\ufffd"
            })
    void half_a_character_is_replaced(String path, String body, String field, String kept) throws Exception {
        HttpResponse<String> answer = post(named(path), named(body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(TelegramJson.parse(answer.body()).at(field).asText()).isEqualTo(kept);
    }

    @Test
    void half_a_character_in_a_raw_update_is_replaced() throws Exception {
        String text = "{\"message\":{\"text\":\"a\\ud83d\",\"caption\":[\"\\ud83d\"]}}";
        assertThat(post("/bots/" + bot.id() + "/updates", text).statusCode()).isEqualTo(201);

        JsonNode update = client.call(bot, "getUpdates", Map.of()).at("/result/0/message");

        assertThat(update).isEqualTo(TelegramJson.parse("{\"text\":\"a\ufffd\",\"caption\":[\"\ufffd\"]}"));
    }

    private String named(String words) {
        return words.replace("ANN", Long.toString(ann.user().id())).replace("BOT", Long.toString(bot.id()));
    }

    private HttpResponse<String> person(String name, String username) throws Exception {
        return client.send("POST", "/_emulator/people", Map.of("first_name", name, "username", username));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.post("/_emulator" + path, "application/json", body);
    }
}
