package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteTest extends BotFixture {
    private static final String DONE = "true";
    private static final String FORBIDDEN = "Bad Request: message can't be deleted";
    private static final String NOT_FOR_EVERYONE = "Bad Request: message can't be deleted for everyone";

    @BeforeEach
    void start() {
        chat.write("/start");
    }

    @Test
    void in_a_private_chat_both_sides_messages_go_for_48_hours() throws Exception {
        Message hers = chat.write("hers");
        int own = send(ann.user().id());
        int late = send(ann.user().id());

        assertThat(delete(ann.user().id(), hers.messageId())).isEqualTo(DONE);
        time.advance(Duration.ofDays(2));
        assertThat(delete(ann.user().id(), own)).isEqualTo(DONE);
        time.advance(Duration.ofSeconds(1));
        assertThat(delete(ann.user().id(), late)).isEqualTo(NOT_FOR_EVERYONE);
        assertThat(delete(ann.user().id(), own)).isEqualTo("Bad Request: message to delete not found");
        assertThat(chat.messages()).extracting(Message::messageId).containsExactly(1, late);
    }

    @Test
    void in_a_supergroup_others_messages_need_the_right() throws Exception {
        EmulatedGroup group = telegram.group("Group", ann);
        group.adds(bot);
        Message hers = ann.chatIn(group).write("hers");

        assertThat(delete(group.id(), send(group.id()))).isEqualTo(DONE);
        assertThat(delete(group.id(), hers.messageId())).isEqualTo(FORBIDDEN);
        group.promotes(bot, Set.of("can_delete_messages"));
        assertThat(delete(group.id(), hers.messageId())).isEqualTo(DONE);
    }

    @Test
    void in_a_supergroup_nothing_goes_after_48_hours() throws Exception {
        EmulatedGroup group = telegram.group("Group", ann);
        group.promotes(bot);
        int own = send(group.id());

        time.advance(Duration.ofDays(2));

        assertThat(delete(group.id(), own)).isEqualTo(FORBIDDEN);
    }

    @Test
    void in_a_basic_group_administrators_delete_everything() throws Exception {
        EmulatedGroup group = telegram.group(ChatType.GROUP, "Basic", ann);
        group.adds(bot);
        Message hers = ann.chatIn(group).write("hers");

        assertThat(delete(group.id(), send(group.id()))).isEqualTo(DONE);
        assertThat(delete(group.id(), hers.messageId())).isEqualTo(NOT_FOR_EVERYONE);
        group.promotes(bot, Set.of("can_manage_chat"));
        assertThat(delete(group.id(), hers.messageId())).isEqualTo(DONE);
    }

    @Test
    void in_a_channel_own_posts_need_the_right_to_post() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", ann);
        channel.promotes(bot, Set.of("can_post_messages"));
        int own = send(channel.id());
        int second = send(channel.id());
        Message hers = ann.chatIn(channel).write("hers");

        assertThat(delete(channel.id(), hers.messageId())).isEqualTo(FORBIDDEN);
        assertThat(delete(channel.id(), own)).isEqualTo(DONE);
        channel.promotes(bot, Set.of("can_edit_messages"));
        assertThat(delete(channel.id(), second)).isEqualTo(FORBIDDEN);
    }

    @Test
    void many_go_at_once_and_missing_ones_are_passed_over() throws Exception {
        int one = send(ann.user().id());
        int two = send(ann.user().id());

        assertThat(deleteAll(ann.user().id(), List.of(one, 9999, two))).isEqualTo(DONE);
        assertThat(deleteAll(ann.user().id(), List.of(one, two))).isEqualTo(DONE);
        assertThat(chat.messages()).hasSize(1);
    }

    @Test
    void one_that_may_not_go_keeps_the_others() throws Exception {
        EmulatedGroup group = telegram.group("Group", ann);
        group.adds(bot);
        Message hers = ann.chatIn(group).write("hers");
        int own = send(group.id());

        assertThat(deleteAll(group.id(), List.of(own, hers.messageId()))).isEqualTo(FORBIDDEN);
        assertThat(delete(group.id(), own)).isEqualTo(DONE);
    }

    @Test
    void first_message_of_a_supergroup_that_was_a_basic_group_stays() throws Exception {
        EmulatedGroup family = telegram.group(ChatType.GROUP, "Family", ann);
        family.promotes(bot, Set.of("can_delete_messages"));

        EmulatedGroup supergroup = family.becomesSupergroup();

        assertThat(delete(supergroup.id(), 1)).isEqualTo(FORBIDDEN);
    }

    private String delete(long chatId, int messageId) throws Exception {
        var answer = client.call(bot, "deleteMessage", Map.of("chat_id", chatId, "message_id", messageId));
        return answer.path("result").asText(answer.path("description").asText());
    }

    private String deleteAll(long chatId, List<Integer> ids) throws Exception {
        var answer = client.call(bot, "deleteMessages", Map.of("chat_id", chatId, "message_ids", ids));
        return answer.path("result").asText(answer.path("description").asText());
    }
}
