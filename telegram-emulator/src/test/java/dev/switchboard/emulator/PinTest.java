package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PinTest extends BotFixture {
    private final EmulatedGroup group = telegram.group("Group", ann);

    @Test
    void pinned_message_is_told_by_a_service_message_even_to_the_bot_itself() throws Exception {
        group.promotes(bot);
        Message hers = ann.chatIn(group).write("read this");

        assertThat(pin(hers.messageId()).get("result").asBoolean()).isTrue();

        JsonNode told = TelegramJson.tree(bot.pendingUpdates().getLast().toTelegram());
        assertThat(told.at("/message/pinned_message/text").asText()).isEqualTo("read this");
        assertThat(told.at("/message/from/id").asLong()).isEqualTo(bot.id());
    }

    @Test
    void newest_pin_is_shown_with_the_chat() throws Exception {
        group.promotes(bot);
        assertThat(call("getChat", Map.of()).get("result").has("pinned_message"))
                .isFalse();
        pin(ann.chatIn(group).write("one").messageId());
        JsonNode photo = client.upload(
                        bot, "sendPhoto", Map.of("chat_id", group.id()), Map.of("photo/a.png", Pictures.png(9, 9)))
                .get("result");
        pin(photo.get("message_id").asInt());

        JsonNode shown = call("getChat", Map.of()).at("/result/pinned_message");

        assertThat(shown).isEqualTo(photo);
        assertThat(client.call(
                                bot,
                                "getFile",
                                Map.of("file_id", shown.at("/photo/0/file_id").asText()))
                        .get("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void newest_pin_goes_first_and_the_last_one_leaves_nothing() throws Exception {
        group.promotes(bot);
        pin(ann.chatIn(group).write("one").messageId());
        pin(ann.chatIn(group).write("two").messageId());

        assertThat(call("unpinChatMessage", Map.of()).get("ok").asBoolean()).isTrue();
        assertThat(call("unpinAllChatMessages", Map.of()).get("ok").asBoolean()).isTrue();
        assertThat(call("unpinChatMessage", Map.of()).get("description").asText())
                .isEqualTo("Bad Request: message to unpin not found");
    }

    @Test
    void pinning_needs_the_right() throws Exception {
        group.promotes(bot, Set.of("can_delete_messages"));

        assertThat(pin(ann.chatIn(group).write("one").messageId())
                        .get("description")
                        .asText())
                .isEqualTo("Bad Request: not enough rights to manage pinned messages in the chat");
    }

    private JsonNode pin(int messageId) throws Exception {
        return call("pinChatMessage", Map.of("message_id", messageId));
    }

    private JsonNode call(String method, Map<String, ?> more) throws Exception {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("chat_id", group.id());
        return client.call(bot, method, parameters);
    }
}
