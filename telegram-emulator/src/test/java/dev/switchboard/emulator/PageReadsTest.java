package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the control API lets an app read. */
class PageReadsTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("listed_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedPerson bob = telegram.person("Bob");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void person_has_the_chats_with_bots_and_the_groups_this_one_is_in() throws Exception {
        telegram.group("Not Ann's", bob);
        EmulatedGroup group = telegram.group("Ann's", ann);
        ann.chatWith(bot).write("/start");
        ann.blocks(bot);

        JsonNode chats = get("/people/" + ann.user().id() + "/chats");

        assertThat(chats).hasSize(2);
        assertThat(chats.at("/0/id").asLong()).isEqualTo(bot.id());
        assertThat(chats.at("/0/last_message/text").asText()).isEqualTo("/start");
        assertThat(chats.at("/0/blocked").asBoolean()).isTrue();
        assertThat(chats.at("/1/id").asLong()).isEqualTo(group.id());
        assertThat(chats.at("/1/member/status").asText()).isEqualTo("creator");
    }

    @Test
    void chat_that_one_is_not_in_shows_no_message() throws Exception {
        EmulatedGroup group = telegram.group("Bob's", bob);
        bob.chatIn(group).write("among ourselves");

        JsonNode chat = get("/people/" + ann.user().id() + "/chats/" + group.id());

        assertThat(chat.at("/member/status").asText()).isEqualTo("left");
        assertThat(chat.has("last_message")).isFalse();
    }

    @Test
    void people_and_groups_are_found_by_a_part_of_their_names() throws Exception {
        telegram.group("Readers", ann);
        telegram.group("Writers", ann);

        assertThat(get("/people?q=AN").at("/0/first_name").asText()).isEqualTo("Ann");
        assertThat(get("/people?limit=1")).hasSize(1);
        assertThat(get("/groups?q=writ").at("/0/title").asText()).isEqualTo("Writers");
    }

    @Test
    void long_chat_is_read_in_pages() throws Exception {
        for (int i = 1; i <= 5; i++) {
            ann.chatWith(bot).write("message " + i);
        }
        String messages = "/people/" + ann.user().id() + "/chats/" + bot.id() + "/messages?newest=2";

        assertThat(get(messages).at("/messages").findValuesAsText("text")).containsExactly("message 4", "message 5");
        assertThat(get(messages + "&before=4").at("/messages").findValuesAsText("text"))
                .containsExactly("message 2", "message 3");
    }

    @Test
    void newest_calls_come_oldest_first() throws Exception {
        for (String method : new String[] {"getMe", "getWebhookInfo", "getUpdates"}) {
            client.call(bot, method, Map.of());
        }

        JsonNode calls = get("/calls?newest=2").get("calls");

        assertThat(calls).hasSize(2);
        assertThat(calls.at("/0/method").asText()).isEqualTo("getWebhookInfo");
    }

    @Test
    void page_is_at_both_addresses() throws Exception {
        assertThat(client.get("/").body())
                .isEqualTo(client.get("/_emulator/").body())
                .contains("main.js");
        assertThat(client.get("/_emulator").statusCode()).isEqualTo(200);
    }

    @Test
    void page_forbids_scripts_that_are_not_its_own() throws Exception {
        assertThat(client.get("/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @Test
    void unchanged_file_is_not_sent_again() throws Exception {
        String tag = client.get("/_emulator/page/main.js")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> again = client.getIfChanged("/_emulator/page/main.js", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void no_file_beside_the_pages_own_is_served() throws Exception {
        assertThat(client.get("/_emulator/page/..%2Flogback.xml").statusCode()).isEqualTo(404);
        assertThat(client.get("/_emulator/page/nothing.js").statusCode()).isEqualTo(404);
    }

    private JsonNode get(String path) throws Exception {
        return TelegramJson.parse(client.get("/_emulator" + path).body());
    }
}
