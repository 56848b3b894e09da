package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.NotPossible;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bot does to members, and learns of them. */
class MemberMethodsTest extends GroupFixture {
    @BeforeEach
    void promoteTheBot() throws Exception {
        group.promotes(
                bot,
                Set.of(
                        "can_restrict_members",
                        "can_promote_members",
                        "can_change_info",
                        "can_invite_users",
                        "can_manage_video_chats"));
        ann.joins(group);
        subscribe("chat_member", "message", "my_chat_member");
    }

    @Test
    void members_are_counted_and_shown() throws Exception {
        assertThat(inGroup("getChatMemberCount", Map.of()).asInt()).isEqualTo(3);
        assertThat(member().get("status").asText()).isEqualTo("member");
        assertThat(inGroup("getChatMember", Map.of("user_id", bot.id()))
                        .get("can_restrict_members")
                        .asBoolean())
                .isTrue();

        ann.leaves(group);

        assertThat(inGroup("getChatMemberCount", Map.of()).asInt()).isEqualTo(2);
        assertThat(member().get("status").asText()).isEqualTo("left");
    }

    @Test
    void administrators_are_the_owner_and_the_bot_itself_but_no_other_bots() throws Exception {
        group.promotes(telegram.bot("other_bot"));

        JsonNode administrators = inGroup("getChatAdministrators", Map.of());

        assertThat(administrators.findValuesAsText("status")).containsExactly("creator", "administrator");
        assertThat(administrators.at("/0/user/id").asLong())
                .isEqualTo(owner.user().id());
    }

    @Test
    void banned_one_is_out_and_stays_out_until_the_date() throws Exception {
        long until = START.plus(Duration.ofHours(1)).getEpochSecond();
        inGroup("banChatMember", Map.of("user_id", ann.user().id(), "until_date", until));

        assertThat(member().get("status").asText()).isEqualTo("kicked");
        assertThat(member().get("until_date").asLong()).isEqualTo(until);
        assertThatThrownBy(() -> ann.joins(group)).isInstanceOf(NotPossible.class);

        time.advance(Duration.ofHours(1));

        assertThat(member().get("status").asText()).isEqualTo("left");
        ann.joins(group);
        assertThat(member().get("status").asText()).isEqualTo("member");
    }

    @Test
    void ban_is_told_with_both_standings_and_a_service_message() throws Exception {
        inGroup("banChatMember", Map.of("user_id", ann.user().id()));

        List<JsonNode> updates = updates();
        JsonNode change = updates.getFirst().get("chat_member");
        assertThat(change.at("/from/id").asLong()).isEqualTo(bot.id());
        assertThat(change.at("/old_chat_member/status").asText()).isEqualTo("member");
        assertThat(change.at("/new_chat_member/status").asText()).isEqualTo("kicked");
        assertThat(change.at("/new_chat_member/until_date").asLong()).isZero();
        assertThat(updates.getLast().at("/message/left_chat_member/id").asLong())
                .isEqualTo(ann.user().id());
        assertThat(updates.getLast().at("/message/from/id").asLong()).isEqualTo(bot.id());
    }

    @Test
    void ban_of_less_than_thirty_seconds_is_for_ever() throws Exception {
        inGroup("banChatMember", Map.of("user_id", ann.user().id(), "until_date", START.getEpochSecond() + 29));

        assertThat(member().get("until_date").asLong()).isZero();
    }

    @Test
    void unban_lets_the_banned_come_back_and_throws_members_out() throws Exception {
        inGroup("unbanChatMember", Map.of("user_id", ann.user().id(), "only_if_banned", true));
        assertThat(member().get("status").asText()).isEqualTo("member");

        inGroup("unbanChatMember", Map.of("user_id", ann.user().id()));
        assertThat(member().get("status").asText()).isEqualTo("left");

        inGroup("banChatMember", Map.of("user_id", ann.user().id()));
        inGroup("unbanChatMember", Map.of("user_id", ann.user().id(), "only_if_banned", true));
        assertThat(member().get("status").asText()).isEqualTo("left");
    }

    @Test
    void restricted_one_cannot_write_and_stays_restricted_through_leaving_and_joining() throws Exception {
        inGroup(
                "restrictChatMember",
                Map.of("user_id", ann.user().id(), "permissions", Map.of("can_invite_users", true)));

        JsonNode member = member();
        assertThat(member.get("status").asText()).isEqualTo("restricted");
        assertThat(member.get("is_member").asBoolean()).isTrue();
        assertThat(member.get("can_send_messages").asBoolean()).isFalse();
        assertThat(member.get("can_invite_users").asBoolean()).isTrue();
        assertThatThrownBy(() -> ann.chatIn(group).write("Hi")).isInstanceOf(NotPossible.class);

        ann.leaves(group);
        assertThat(member().get("is_member").asBoolean()).isFalse();
        ann.joins(group);
        assertThat(member().get("status").asText()).isEqualTo("restricted");
    }

    @Test
    void restriction_ends_at_its_date() throws Exception {
        long until = START.plus(Duration.ofMinutes(1)).getEpochSecond();
        inGroup("restrictChatMember", Map.of("user_id", ann.user().id(), "permissions", Map.of(), "until_date", until));

        time.advance(Duration.ofMinutes(1));

        assertThat(member().get("status").asText()).isEqualTo("member");
        ann.chatIn(group).write("I may again");
    }

    @Test
    void media_permission_brings_messages_along_unless_independent() throws Exception {
        Map<String, Object> permissions = Map.of("can_send_media_messages", true);
        inGroup("restrictChatMember", Map.of("user_id", ann.user().id(), "permissions", permissions));
        assertThat(member().get("can_send_messages").asBoolean()).isTrue();

        inGroup(
                "restrictChatMember",
                Map.of(
                        "user_id",
                        ann.user().id(),
                        "permissions",
                        permissions,
                        "use_independent_chat_permissions",
                        true));
        assertThat(member().get("can_send_messages").asBoolean()).isFalse();
        assertThat(member().get("can_send_photos").asBoolean()).isTrue();
    }

    @Test
    void promoted_one_has_the_rights_the_bot_gave_and_can_be_edited_by_it() throws Exception {
        inGroup("promoteChatMember", Map.of("user_id", ann.user().id(), "can_invite_users", true));

        JsonNode member = member();
        assertThat(member.get("status").asText()).isEqualTo("administrator");
        assertThat(member.get("can_be_edited").asBoolean()).isTrue();
        assertThat(member.get("can_manage_chat").asBoolean()).isTrue();
        assertThat(member.get("can_invite_users").asBoolean()).isTrue();
        assertThat(member.get("can_change_info").asBoolean()).isFalse();

        inGroup("setChatAdministratorCustomTitle", Map.of("user_id", ann.user().id(), "custom_title", "Gate"));
        assertThat(member().get("custom_title").asText()).isEqualTo("Gate");

        inGroup("promoteChatMember", Map.of("user_id", ann.user().id()));
        assertThat(member().get("status").asText()).isEqualTo("member");
    }

    @Test
    void permissions_of_a_group_bind_its_members() throws Exception {
        inGroup("setChatPermissions", Map.of("permissions", Map.of()));

        assertThat(inGroup("getChat", Map.of())
                        .at("/permissions/can_send_messages")
                        .asBoolean())
                .isFalse();
        assertThatThrownBy(() -> ann.chatIn(group).write("Hi")).isInstanceOf(NotPossible.class);
        owner.chatIn(group).write("I may");
    }

    @Test
    void title_and_description_change() throws Exception {
        inGroup("setChatTitle", Map.of("title", "Botanists"));
        inGroup("setChatDescription", Map.of("description", "Plants only"));

        JsonNode chat = inGroup("getChat", Map.of());
        assertThat(chat.get("title").asText()).isEqualTo("Botanists");
        assertThat(chat.get("description").asText()).isEqualTo("Plants only");
        assertThat(updates().getFirst().at("/message/new_chat_title").asText()).isEqualTo("Botanists");
    }

    @Test
    void bot_leaves() throws Exception {
        inGroup("leaveChat", Map.of());

        assertThat(client.call(bot, "getChat", Map.of("chat_id", group.id()))
                        .get("description")
                        .asText())
                .isEqualTo("Forbidden: bot is not a member of the supergroup chat");
    }

    @Test
    void removed_from_a_basic_group_is_left_and_not_banned() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", owner);
        family.promotes(bot);
        ann.joins(family);

        client.call(
                bot,
                "banChatMember",
                Map.of("chat_id", family.id(), "user_id", ann.user().id()));

        assertThat(client.call(
                                bot,
                                "getChatMember",
                                Map.of(
                                        "chat_id",
                                        family.id(),
                                        "user_id",
                                        ann.user().id()))
                        .at("/result/status")
                        .asText())
                .isEqualTo("left");
        ann.joins(family);
    }

    @Test
    void person_in_a_private_chat_is_a_member_of_it() throws Exception {
        ann.chatWith(bot).write("/start");

        JsonNode member = client.call(
                        bot,
                        "getChatMember",
                        Map.of("chat_id", ann.user().id(), "user_id", ann.user().id()))
                .get("result");

        assertThat(member.get("status").asText()).isEqualTo("member");
    }

    @Test
    void bot_that_is_demoted_in_a_channel_is_out_of_it() throws Exception {
        EmulatedBot other = telegram.bot("other_bot");
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        channel.promotes(bot, Set.of("can_promote_members", "can_invite_users"));
        Map<String, Object> promotion = Map.of("chat_id", channel.id(), "user_id", other.id());
        channel.promotes(other);

        assertThat(refusal("promoteChatMember", promotion)).isEqualTo("Bad Request: CHAT_ADMIN_REQUIRED");
        result("promoteChatMember", Map.of("chat_id", channel.id(), "user_id", bot.id()));

        assertThat(updates()
                        .getLast()
                        .at("/my_chat_member/new_chat_member/status")
                        .asText())
                .isEqualTo("left");
        assertThat(refusal("getChatMemberCount", Map.of("chat_id", channel.id())))
                .isEqualTo("Forbidden: bot is not a member of the channel chat");
    }

    private JsonNode member() throws Exception {
        return inGroup("getChatMember", Map.of("user_id", ann.user().id()));
    }
}
