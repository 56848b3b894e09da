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
