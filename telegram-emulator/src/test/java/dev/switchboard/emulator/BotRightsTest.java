package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bots do to members, links and their own messages, at the edges of the rules. */
class BotRightsTest extends GroupFixture {
    @ParameterizedTest
    @CsvSource({"PT29S, false", "PT30S, true", "P366D, true", "P366DT1S, false"})
    void restriction_ends_if_that_is_neither_too_soon_nor_too_late(Duration after, boolean ends) throws Exception {
        group.promotes(bot);
        ann.joins(group);
        long until = START.plus(after).getEpochSecond();

        inGroup("restrictChatMember", about(ann, "permissions", Map.of(), "until_date", until));

        assertThat(member(ann).get("until_date").asLong()).isEqualTo(ends ? until : 0);
    }

    @Test
    void administrator_who_is_promoted_anew_keeps_the_title() throws Exception {
        group.promotes(bot, Set.of("can_promote_members", "can_delete_messages", "can_pin_messages"));
        ann.joins(group);
        inGroup("promoteChatMember", about(ann, "can_delete_messages", true, "is_anonymous", true));
        inGroup("setChatAdministratorCustomTitle", about(ann, "custom_title", "Helper"));

        inGroup("promoteChatMember", about(ann, "can_pin_messages", true));

        assertThat(member(ann).get("custom_title").asText()).isEqualTo("Helper");
        assertThat(member(ann).get("can_pin_messages").asBoolean()).isTrue();
        assertThat(member(ann).get("can_restrict_members").asBoolean()).isFalse();
    }

    @Test
    void one_who_is_not_there_is_not_brought_in_by_giving_all_permissions() throws Exception {
        group.promotes(bot);
        inGroup("restrictChatMember", about(ann, "permissions", Map.of()));
        Map<String, Boolean> all =
                Arrays.stream(ChatPermission.values()).collect(Collectors.toMap(ChatPermission::word, _ -> true));

        inGroup("restrictChatMember", about(ann, "permissions", all));

        assertThat(member(ann).get("status").asText()).isEqualTo("left");
    }

    @Test
    void bot_edits_no_forward_though_it_sent_it() throws Exception {
        int hers = chat.write("hello").messageId();
        long id = ann.user().id();
        int forward = result("forwardMessage", Map.of("chat_id", id, "from_chat_id", id, "message_id", hers))
                .get("message_id")
                .asInt();

        assertThat(refusal("editMessageText", Map.of("chat_id", id, "message_id", forward, "text", "x")))
                .isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void bot_that_lost_the_right_to_post_edits_none_of_its_posts() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        channel.promotes(bot, Set.of("can_post_messages"));
        Map<String, ?> edit = Map.of("chat_id", channel.id(), "message_id", send(channel.id()), "text", "x");

        channel.promotes(bot, Set.of("can_invite_users"));

        assertThat(refusal("editMessageText", edit)).isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void person_sees_the_first_answer_to_a_press() throws Exception {
        chat.write("/start");
        Map<String, ?> button = Map.of("text", "Yes", "callback_data", "yes");
        Map<String, ?> keyboard = Map.of("inline_keyboard", List.of(List.of(button)));
        result("sendMessage", Map.of("chat_id", ann.user().id(), "text", "?", "reply_markup", keyboard));
        CallbackQuery press = chat.press(chat.messages().getLast(), "Yes");

        result("answerCallbackQuery", Map.of("callback_query_id", press.id(), "text", "First"));
        result("answerCallbackQuery", Map.of("callback_query_id", press.id(), "text", "Second"));

        assertThat(client.get("/_emulator/callbacks/" + press.id()).body()).contains("First");
    }

    @Test
    void link_that_was_revoked_before_ends_no_other() throws Exception {
        group.promotes(bot);
        String first = inGroup("exportChatInviteLink", Map.of()).asText();
        inGroup("revokeChatInviteLink", Map.of("invite_link", first));
        String second = inGroup("getChat", Map.of()).get("invite_link").asText();
        assertThat(second).isNotEqualTo(first);

        inGroup("revokeChatInviteLink", Map.of("invite_link", first));

        assertThat(inGroup("getChat", Map.of()).get("invite_link").asText()).isEqualTo(second);
    }

    private JsonNode member(EmulatedPerson person) throws Exception {
        return inGroup("getChatMember", about(person));
    }

    private static Map<String, Object> about(EmulatedPerson person, Object... more) {
        return parameters(Map.of("user_id", person.user().id()), more);
    }
}
