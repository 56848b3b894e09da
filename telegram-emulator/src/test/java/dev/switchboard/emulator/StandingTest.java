package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.ChatType;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What bots and people are in groups, at the edges of the rules. */
class StandingTest extends GroupFixture {
    @Test
    void bot_that_a_basic_group_removed_was_kicked() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", owner);
        family.adds(bot);
        family.kicks(bot);

        assertThat(refusal("sendMessage", parameters(Map.of("text", "a"), "chat_id", family.id())))
                .isEqualTo("Forbidden: bot was kicked from the group chat");
    }

    @Test
    void bot_removes_no_administrator_of_a_basic_group_whom_it_did_not_make_one() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", owner);
        family.promotes(bot);
        family.promotes(ann, Set.of("can_restrict_members"));

        assertThat(refusal(
                        "banChatMember",
                        Map.of("chat_id", family.id(), "user_id", ann.user().id())))
                .isEqualTo("Bad Request: user is an administrator of the chat");
    }

    @Test
    void bot_without_rights_removes_itself_from_a_basic_group() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", owner);
        family.adds(bot);

        assertThat(result("banChatMember", Map.of("chat_id", family.id(), "user_id", bot.id()))
                        .asBoolean())
                .isTrue();
        assertThat(refusal("sendMessage", Map.of("chat_id", family.id(), "text", "a")))
                .isEqualTo("Forbidden: bot is not a member of the group chat");
    }

    @Test
    void bot_that_a_public_group_removed_cannot_look_into_it() throws Exception {
        EmulatedGroup open = telegram.publicGroup(ChatType.SUPERGROUP, "Open", "open_group", owner);
        assertThat(result("getChat", Map.of("chat_id", "@open_group"))
                        .get("title")
                        .asText())
                .isEqualTo("Open");

        open.kicks(bot);
        assertThat(refusal("getChat", Map.of("chat_id", "@open_group")))
                .isEqualTo("Forbidden: bot was kicked from the supergroup chat");
    }

    @Test
    void administrator_without_any_right_is_a_member() throws Exception {
        group.promotes(bot, Set.of());

        assertThat(inGroup("getChatMember", Map.of("user_id", bot.id()))
                        .get("status")
                        .asText())
                .isEqualTo("member");
    }

    @Test
    void change_of_a_bots_own_rights_is_told_as_its_own_only() throws Exception {
        group.promotes(bot);
        subscribe("chat_member", "my_chat_member");

        group.promotes(bot, Set.of("can_manage_chat", "can_pin_messages"));

        assertThat(updates()).hasSize(1).allMatch(update -> update.has("my_chat_member"));
    }
}
