package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What unbanChatMember does to one who is there, and what is said of private chats. */
class UnbanTest {
    private static final long NOW = 1_767_225_600;

    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(new ManualTime(Instant.ofEpochSecond(NOW))));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("unban_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedGroup group = telegram.group("Group", telegram.person("Olga"));

    @BeforeEach
    void join() throws Exception {
        client.call(bot, "getUpdates", Map.of("allowed_updates", List.of("chat_member", "message")));
        group.promotes(bot);
        ann.joins(group);
    }

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void present_member_is_banned_for_a_minute_and_unbanned_at_once() throws Exception {
        int before = updates().size();

        assertThat(unban(Map.of()).get("result").asBoolean()).isTrue();

        List<JsonNode> updates = updates().subList(before, updates().size());
        assertThat(updates)
                .map(update -> update.at("/chat_member/new_chat_member/status").asText("-"))
                .containsExactly("kicked", "-", "left");
        assertThat(updates.getFirst()
                        .at("/chat_member/new_chat_member/until_date")
                        .asLong())
                .isEqualTo(NOW + 60);
        assertThat(updates.get(1).at("/message/left_chat_member/id").asLong())
                .isEqualTo(ann.user().id());
        ann.joins(group);
    }

    @Test
    void present_member_stays_if_only_a_ban_is_to_be_lifted() throws Exception {
        int before = updates().size();

        assertThat(unban(Map.of("only_if_banned", true)).get("result").asBoolean())
                .isTrue();

        assertThat(updates()).hasSize(before);
    }

    @Test
    void one_who_is_not_there_is_not_banned_first() throws Exception {
        group.kicks(ann);
        int before = updates().size();

        unban(Map.of());

        assertThat(updates().subList(before, updates().size()))
                .map(update -> update.at("/chat_member/new_chat_member/status").asText())
                .containsExactly("left");
    }

    @ParameterizedTest
    @CsvSource({
        "banChatMember,can't ban members in private chats",
        "unbanChatMember,method is available for supergroup and channel chats only",
        "promoteChatMember,method is available for supergroup and channel chats only",
        "restrictChatMember,method is available only for supergroups",
        "setChatAdministratorCustomTitle,method is available only for groups and supergroups",
        "setChatTitle,can't change private chat title",
        "setChatDescription,can't change private chat description",
        "setChatPermissions,can't change private chat permissions",
        "createChatInviteLink,can't invite members to a private chat",
        "exportChatInviteLink,can't invite members to a private chat",
        "approveChatJoinRequest,the chat can't have join requests",
        "pinChatMessage,message to pin not found"
    })
    void private_chat_is_refused_for_what_it_is_even_where_the_bot_is_blocked(String method, String words)
            throws Exception {
        ann.chatWith(bot).write("/start");
        ann.blocks(bot);

        JsonNode answer = client.call(
                bot,
                method,
                Map.of(
                        "chat_id", ann.user().id(),
                        "user_id", ann.user().id(),
                        "title", "T",
                        "permissions", Map.of(),
                        "message_id", 999));

        assertThat(answer.get("description").asText()).isEqualTo("Bad Request: " + words);
    }

    private JsonNode unban(Map<String, Object> more) throws Exception {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("chat_id", group.id());
        parameters.put("user_id", ann.user().id());
        return client.call(bot, "unbanChatMember", parameters);
    }

    private List<JsonNode> updates() {
        return bot.pendingUpdates().stream()
                .map(PendingUpdate::toTelegram)
                .map(TelegramJson::tree)
                .toList();
    }
}
