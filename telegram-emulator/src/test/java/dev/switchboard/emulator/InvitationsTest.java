package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.InviteLink;
import dev.switchboard.emulator.world.NotPossible;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invite links, and those who ask to be let in. */
class InvitationsTest extends GroupFixture {
    private final EmulatedPerson bert = telegram.person("Bert");

    @BeforeEach
    void promoteTheBot() throws Exception {
        group.promotes(bot, Set.of("can_invite_users"));
        subscribe("chat_member", "message", "chat_join_request");
    }

    @Test
    void who_joins_by_a_link_is_told_with_it() throws Exception {
        JsonNode link = inGroup("createChatInviteLink", Map.of("name", "Spring"));

        ann.follows(link.get("invite_link").asText());

        JsonNode change = updates().getFirst().get("chat_member");
        assertThat(change.at("/from/id").asLong()).isEqualTo(ann.user().id());
        assertThat(change.at("/new_chat_member/status").asText()).isEqualTo("member");
        assertThat(change.get("invite_link")).isEqualTo(link);
        assertThat(change.has("via_join_request")).isFalse();
        assertThat(updates().getLast().at("/message/new_chat_member/id").asLong())
                .isEqualTo(ann.user().id());
    }

    @Test
    void link_of_another_is_shown_in_part() {
        String address = group.invites(InviteLink.Terms.OPEN);

        ann.follows(address);

        assertThat(updates()
                        .getFirst()
                        .at("/chat_member/invite_link/invite_link")
                        .asText())
                .endsWith("...")
                .isNotEqualTo(address);
    }

    @Test
    void link_lets_in_as_many_as_it_says_and_until_it_expires() throws Exception {
        String one = inGroup("createChatInviteLink", Map.of("member_limit", 1))
                .get("invite_link")
                .asText();
        String hour = inGroup("createChatInviteLink", Map.of("expire_date", START.getEpochSecond() + 3600))
                .get("invite_link")
                .asText();

        ann.follows(one);
        assertThatThrownBy(() -> bert.follows(one)).isInstanceOf(NotPossible.class);

        time.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> bert.follows(hour)).isInstanceOf(NotPossible.class);
    }

    @Test
    void revoked_link_lets_nobody_in() throws Exception {
        String address =
                inGroup("createChatInviteLink", Map.of()).get("invite_link").asText();

        JsonNode revoked = inGroup("revokeChatInviteLink", Map.of("invite_link", address));

        assertThat(revoked.get("is_revoked").asBoolean()).isTrue();
        assertThatThrownBy(() -> ann.follows(address)).isInstanceOf(NotPossible.class);
    }

    @Test
    void edited_link_forgets_what_the_edit_does_not_mention() throws Exception {
        String address = inGroup("createChatInviteLink", Map.of("member_limit", 5, "name", "Spring"))
                .get("invite_link")
                .asText();

        JsonNode edited = inGroup("editChatInviteLink", Map.of("invite_link", address, "name", "Summer"));

        assertThat(edited.get("name").asText()).isEqualTo("Summer");
        assertThat(edited.has("member_limit")).isFalse();
    }

    @Test
    void export_ends_the_primary_link_before() throws Exception {
        String first = inGroup("exportChatInviteLink", Map.of()).asText();
        String second = inGroup("exportChatInviteLink", Map.of()).asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(inGroup("getChat", Map.of()).get("invite_link").asText()).isEqualTo(second);
        assertThatThrownBy(() -> ann.follows(first)).isInstanceOf(NotPossible.class);
    }

    @Test
    void approved_request_by_a_link_names_the_link() throws Exception {
        String address = inGroup("createChatInviteLink", Map.of("creates_join_request", true))
                .get("invite_link")
                .asText();
        ann.follows(address);
        JsonNode request = updates().getFirst().get("chat_join_request");
        assertThat(request.at("/invite_link/invite_link").asText()).isEqualTo(address);
        assertThat(request.at("/invite_link/pending_join_request_count").asInt())
                .isOne();
        assertThat(request.has("query_id")).isFalse();

        inGroup("approveChatJoinRequest", Map.of("user_id", ann.user().id()));

        JsonNode change = updates().get(1).get("chat_member");
        assertThat(change.at("/from/id").asLong()).isEqualTo(bot.id());
        assertThat(change.at("/invite_link/invite_link").asText()).isEqualTo(address);
        assertThat(change.has("via_join_request")).isFalse();
        assertThat(updates().getLast().at("/message/from/id").asLong())
                .isEqualTo(ann.user().id());
    }

    @Test
    void approved_request_without_a_link_says_so() throws Exception {
        ann.asksToJoin(group);
        inGroup("approveChatJoinRequest", Map.of("user_id", ann.user().id()));

        assertThat(updates().get(1).at("/chat_member/via_join_request").asBoolean())
                .isTrue();
    }

    @Test
    void declined_one_may_ask_again_and_the_bot_may_not_write_any_more() throws Exception {
        ann.asksToJoin(group);
        inGroup("declineChatJoinRequest", Map.of("user_id", ann.user().id()));

        JsonNode answer =
                client.call(bot, "sendMessage", Map.of("chat_id", ann.user().id(), "text", "Sorry"));
        assertThat(answer.get("error_code").asInt()).isEqualTo(403);
        ann.asksToJoin(group);
        assertThatThrownBy(() -> ann.asksToJoin(group)).isInstanceOf(NotPossible.class);
    }

    @Test
    void person_with_the_right_lets_one_in_and_the_bot_is_late() throws Exception {
        ann.asksToJoin(group);
        group.approves(ann);

        JsonNode answer = client.call(
                bot,
                "approveChatJoinRequest",
                Map.of("chat_id", group.id(), "user_id", ann.user().id()));

        assertThat(answer.get("description").asText()).isEqualTo("Bad Request: USER_ALREADY_PARTICIPANT");
    }

    @Test
    void banned_person_is_not_let_in_who_asked_before() throws Exception {
        ann.asksToJoin(group);
        group.kicks(ann);

        JsonNode answer = client.call(
                bot,
                "approveChatJoinRequest",
                Map.of("chat_id", group.id(), "user_id", ann.user().id()));

        assertThat(answer.get("description").asText()).isEqualTo("Bad Request: HIDE_REQUESTER_MISSING");
        assertThat(inGroup("getChatMember", Map.of("user_id", ann.user().id()))
                        .get("status")
                        .asText())
                .isEqualTo("kicked");
    }

    @Test
    void guard_bot_answers_a_query_within_ten_seconds() throws Exception {
        group.isGuardedBy(bot);
        ann.asksToJoin(group);
        bert.asksToJoin(group);
        String first = updates().getFirst().at("/chat_join_request/query_id").asText();
        String second = updates().getLast().at("/chat_join_request/query_id").asText();

        assertThat(answered(first)).isTrue();
        assertThat(inGroup("getChatMember", Map.of("user_id", ann.user().id()))
                        .get("status")
                        .asText())
                .isEqualTo("member");

        time.advance(Duration.ofSeconds(10));
        assertThat(answered(second)).isFalse();
        inGroup("approveChatJoinRequest", Map.of("user_id", bert.user().id()));
    }

    @Test
    void guard_bot_is_too_late_when_another_has_decided() throws Exception {
        group.isGuardedBy(bot);
        ann.asksToJoin(group);
        String query = updates().getFirst().at("/chat_join_request/query_id").asText();
        group.declines(ann);

        assertThat(answered(query)).isFalse();
    }

    @Test
    void links_and_requests_go_along_when_a_basic_group_becomes_a_supergroup() throws Exception {
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Family", owner);
        String address = basic.invites(InviteLink.Terms.OPEN);
        basic.promotes(bot);
        ann.asksToJoin(basic);

        EmulatedGroup big = basic.becomesSupergroup();
        bert.follows(address);

        assertThat(client.call(
                                bot,
                                "approveChatJoinRequest",
                                Map.of(
                                        "chat_id",
                                        big.id(),
                                        "user_id",
                                        ann.user().id()))
                        .get("ok")
                        .asBoolean())
                .isTrue();
        assertThat(client.call(bot, "getChatMemberCount", Map.of("chat_id", big.id()))
                        .get("result")
                        .asInt())
                .isEqualTo(4);
    }

    private boolean answered(String query) throws Exception {
        return client.call(
                        bot,
                        "answerChatJoinRequestQuery",
                        Map.of("chat_join_request_query_id", query, "result", "approve"))
                .get("ok")
                .asBoolean();
    }
}
