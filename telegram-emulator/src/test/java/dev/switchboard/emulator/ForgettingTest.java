package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.crowd.CrowdScript;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.TelegramJson;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memory lasts because what is over is forgotten in the end. */
class ForgettingTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(
            EmulatorOptions.local().withLimits(RateLimits.NONE).withKeptMessages(2));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("forgetting_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedGroup group = telegram.group("Group", ann);

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void message_that_is_dropped_is_no_longer_pinned() throws Exception {
        group.promotes(bot);
        EmulatedChat chat = ann.chatIn(group);
        client.call(
                bot,
                "pinChatMessage",
                Map.of("chat_id", group.id(), "message_id", chat.write("first").messageId()));
        for (int i = 0; i < 5; i++) {
            chat.write("more");
        }

        int last = chat.write("last").messageId();
        String pins = "/_emulator/people/" + ann.user().id() + "/chats/" + group.id() + "/pins/";
        JsonNode pinned =
                TelegramJson.parse(client.send("PUT", pins + last, Map.of()).body());
        assertThat(pinned.get("pinned")).map(JsonNode::asInt).containsExactly(last);
    }

    @Test
    void chats_that_were_not_written_in_for_longest_lose_their_messages_first() {
        try (TelegramEmulator small =
                TelegramEmulator.start(EmulatorOptions.local().withKeptInAll(6))) {
            EmulatedBot reader = small.bot("reader_bot");
            EmulatedPerson idle = small.person("Ida");
            EmulatedPerson busy = small.person("Ben");
            for (int i = 0; i < 4; i++) {
                idle.chatWith(reader).write("idle " + i);
            }
            for (int i = 0; i < 5; i++) {
                busy.chatWith(reader).write("busy " + i);
            }

            assertThat(busy.chatWith(reader).messages()).hasSize(5);
            assertThat(idle.chatWith(reader).messages()).hasSize(1);
        }
    }

    @Test
    void newest_hundred_of_the_finished_crowds_are_remembered() throws Exception {
        for (int i = 0; i < 102; i++) {
            telegram.crowd(new CrowdScript(bot.id(), 1, 0, 0, 0, null, Map.of("start", 1.0)));
        }

        JsonNode crowds = TelegramJson.parse(client.get("/_emulator/crowds").body());
        assertThat(crowds).hasSizeBetween(100, 101);
        assertThat(client.get("/_emulator/crowds/1").statusCode()).isEqualTo(404);
        assertThat(client.get("/_emulator/crowds/102").statusCode()).isEqualTo(200);
    }

    @Test
    void newest_hundred_of_the_revoked_links_are_remembered() throws Exception {
        group.promotes(bot);
        Map<String, Object> chat = Map.of("chat_id", group.id());
        String first =
                client.call(bot, "exportChatInviteLink", chat).get("result").asText();
        for (int i = 0; i < 102; i++) {
            client.call(bot, "exportChatInviteLink", chat);
        }

        JsonNode links = TelegramJson.parse(
                client.get("/_emulator/groups/" + group.id() + "/invite_links").body());
        assertThat(links).hasSize(101);
        assertThat(client.call(bot, "revokeChatInviteLink", Map.of("chat_id", group.id(), "invite_link", first))
                        .get("description")
                        .asText())
                .isEqualTo("Bad Request: INVITE_HASH_EXPIRED");
    }
}
