package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Telegram does not let members do: each refused, and with the reason. */
class PersonRightsTest extends PersonAccessFixture {
    @Test
    void restricted_one_reads_but_neither_writes_nor_edits_nor_pins() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        body("PUT", "/groups/" + group.id() + "/members/" + ann.user().id(), Map.of("status", "restricted"));

        assertThat(body("GET", chat(group) + "/messages", null).get("messages")).isNotEmpty();
        assertThat(refusal("POST", person() + "/messages", text(group))).isEqualTo(MUTED);
        assertThat(refusal("PUT", message(group, own), Map.of("text", "x"))).isEqualTo(MUTED);
        assertThat(refusal("PUT", chat(group) + "/pins/" + own.messageId(), Map.of()))
                .isEqualTo("the person may not pin messages here");
    }

    @Test
    void member_pins_where_all_may_and_an_administrator_with_the_right() throws Exception {
        ann.joins(group);
        String pin = chat(group) + "/pins/" + hers.messageId();
        assertThat(body("PUT", pin, Map.of()).get("pinned")).hasSize(1);

        group.permits(Set.of("can_send_messages"));
        assertThat(refusal("DELETE", pin, null)).isEqualTo("the person may not pin messages here");

        group.promotes(ann, Set.of("can_pin_messages"));
        assertThat(body("DELETE", pin, null).get("pinned")).isEmpty();
    }

    @Test
    void service_message_is_neither_pinned_nor_edited_nor_forwarded() throws Exception {
        ann.joins(group);
        Message joined = ann.chatIn(group).messages().getLast();

        assertThat(refusal("PUT", chat(group) + "/pins/" + joined.messageId(), Map.of()))
                .isEqualTo("service messages cannot be pinned");
        assertThat(refusal("PUT", message(group, joined), Map.of("text", "x")))
                .isEqualTo("people edit only what they wrote themselves");
        assertThat(refusal("POST", chat(bot) + "/forwards", forwards(group, joined)))
                .isEqualTo("message " + joined.messageId() + " cannot be forwarded");
    }

    @Test
    void others_messages_are_edited_by_nobody_and_deleted_with_the_right_only() throws Exception {
        ann.joins(group);

        assertThat(refusal("PUT", message(group, hers), Map.of("text", "x")))
                .isEqualTo("people edit only what they wrote themselves");
        assertThat(refusal("DELETE", message(group, hers), null))
                .isEqualTo("only its author and administrators who may delete it");
        group.promotes(ann, Set.of("can_delete_messages"));
        body("DELETE", message(group, hers), null);
    }

    @Test
    void own_messages_are_edited_for_two_days_and_deleted_for_ever() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        time.advance(Duration.ofDays(2));

        assertThat(refusal("PUT", message(group, own), Map.of("text", "x")))
                .isEqualTo("people edit their messages for 48 hours");
        body("DELETE", message(group, own), null);
    }

    @Test
    void only_administrators_write_and_edit_in_a_channel() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", olga);
        Message post = olga.chatIn(channel).write("today");
        ann.joins(channel);

        assertThat(refusal("POST", person() + "/messages", text(channel)))
                .isEqualTo("only administrators who may post write in a channel");
        channel.promotes(ann, Set.of("can_edit_messages"));
        time.advance(Duration.ofDays(3));
        assertThat(body("PUT", message(channel, post), Map.of("text", "yesterday"))
                        .get("text")
                        .asText())
                .isEqualTo("yesterday");
    }

    @Test
    void administrator_pins_what_all_may_even_without_the_right() throws Exception {
        String pin = chat(group) + "/pins/" + hers.messageId();
        group.promotes(ann, Set.of("can_delete_messages"));
        assertThat(body("PUT", pin, Map.of()).get("pinned")).hasSize(1);

        group.permits(Set.of("can_send_messages"));
        assertThat(refusal("DELETE", pin, null)).isEqualTo("the person may not pin messages here");
    }

    @Test
    void member_adds_others_but_brings_back_nobody_who_was_removed() throws Exception {
        EmulatedPerson bob = telegram.person("Bob");
        ann.joins(group);
        assertThat(body("PUT", members(group, bob), member()).get("status").asText())
                .isEqualTo("member");

        group.kicks(bob);
        assertThat(refusal("PUT", members(group, bob), member()))
                .isEqualTo("this takes the right can_restrict_members");
    }

    @Test
    void restricted_one_may_nothing_that_nobody_may() throws Exception {
        ann.joins(group);
        Map<String, Object> only = Map.of("status", "restricted", "permissions", List.of("can_send_messages"));
        body("PUT", members(group, ann), only);
        body("POST", person() + "/messages", text(group));

        group.permits(Set.of());
        assertThat(refusal("POST", person() + "/messages", text(group))).isEqualTo(MUTED);
    }

    @Test
    void subscriber_of_a_channel_adds_nobody() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", olga);
        ann.joins(channel);

        assertThat(refusal("PUT", members(channel, telegram.person("Bob")), member()))
                .isEqualTo("this person may not add members");
    }

    @Test
    void service_message_in_a_basic_group_is_deleted_by_administrators_only() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", olga);
        ann.joins(family);
        Message joined = ann.chatIn(family).messages().getLast();

        assertThat(refusal("DELETE", message(family, joined), null))
                .isEqualTo("only its author and administrators who may delete it");
        family.promotes(ann, Set.of("can_delete_messages"));
        body("DELETE", message(family, joined), null);
    }

    @Test
    void public_group_is_closed_to_those_it_removed() throws Exception {
        EmulatedGroup open = telegram.publicGroup(ChatType.SUPERGROUP, "Open", "open_group", olga);
        assertThat(body("GET", chat(open) + "/messages", null).get("messages")).isEmpty();

        open.kicks(ann);
        assertThat(refusal("GET", chat(open) + "/messages", null)).isEqualTo(REMOVED);
    }

    @Test
    void who_may_pin_edits_for_ever_in_supergroups_only() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", olga);
        family.promotes(ann, Set.of("can_pin_messages"));
        group.promotes(ann, Set.of("can_pin_messages"));
        Message inFamily = ann.chatIn(family).write("tulips");
        Message inGroup = ann.chatIn(group).write("tulips");
        time.advance(Duration.ofDays(2));

        assertThat(refusal("PUT", message(family, inFamily), Map.of("text", "x")))
                .isEqualTo("people edit their messages for 48 hours");
        body("PUT", message(group, inGroup), Map.of("text", "x"));
    }

    @Test
    void who_lost_the_right_to_post_edits_no_own_post() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", olga);
        channel.promotes(ann, Set.of("can_post_messages"));
        Message post = ann.chatIn(channel).write("today");
        body("PUT", message(channel, post), Map.of("text", "now"));

        channel.promotes(ann, Set.of("can_invite_users"));
        assertThat(refusal("PUT", message(channel, post), Map.of("text", "x")))
                .isEqualTo("people edit only what they wrote themselves");
    }

    private Map<String, Object> member() {
        return Map.of("status", "member", "by", ann.user().id());
    }

    private static String members(EmulatedGroup in, EmulatedPerson person) {
        return "/groups/" + in.id() + "/members/" + person.user().id();
    }

    @Test
    void forwards_are_all_sent_or_none() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        int before = ann.chatIn(group).messages().size();

        HttpResponse<String> refused = send(
                "POST",
                chat(group) + "/forwards",
                Map.of("from_chat", group.id(), "message_ids", List.of(own.messageId(), 9999)));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(ann.chatIn(group).messages()).hasSize(before);
    }
}
