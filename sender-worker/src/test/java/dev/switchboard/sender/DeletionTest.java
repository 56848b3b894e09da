package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of messages that somebody wants deleted, and what the ledger says of it. */
@ExtendWith(LocalParts.class)
class DeletionTest {
    private static final String FORBIDDEN = "Bad Request: message can't be deleted";

    private final SenderScene scene;
    private final DeletionScene messages;

    DeletionTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        scene = new SenderScene(sqs, supabase, redis);
        messages = new DeletionScene(scene);
    }

    @AfterEach
    void close() throws InterruptedException {
        scene.close();
    }

    @Test
    void message_is_deleted_by_its_code() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var sent = messages.sent(group.id());

        messages.wantDeleted(sent);

        assertThat(messages.settled(sent).result()).isEqualTo("deleted");
        assertThat(messages.shownIn(group)).isEmpty();
    }

    @Test
    void message_that_somebody_else_deleted_is_told_so() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var sent = messages.sent(group.id());
        scene.owner().chatIn(group).delete(messages.shownIn(group).getFirst());

        messages.wantDeleted(sent);

        var deletion = messages.settled(sent);
        assertThat(deletion.result()).isEqualTo("already_deleted");
        assertThat(deletion.description()).isEqualTo("Bad Request: message to delete not found");
    }

    @Test
    void message_of_two_days_ago_is_too_old_and_one_of_others_is_none_of_the_bots() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var old = messages.sent(group.id());
        messages.timePasses(Duration.ofDays(2));
        var theirs = scene.owner().chatIn(group).write("mine");

        messages.wantDeleted(old);
        messages.wantDeleted(group.id(), theirs.messageId());

        assertThat(messages.settled(old)).satisfies(deletion -> {
            assertThat(deletion.result()).isEqualTo("too_old");
            assertThat(deletion.description()).isEqualTo(FORBIDDEN);
        });
        assertThat(messages.settled(group.id(), theirs.messageId())).satisfies(deletion -> {
            assertThat(deletion.result()).isEqualTo("wrong_bot");
            assertThat(deletion.description()).isEqualTo(FORBIDDEN);
        });
        assertThat(messages.shownIn(group)).hasSize(1);
    }

    @Test
    void message_of_others_goes_where_the_bot_has_the_right() {
        var group = scene.group("One");
        group.promotes(scene.bot(), Set.of("can_delete_messages"));
        var theirs = scene.owner().chatIn(group).write("mine");
        scene.sender(Map.of());

        messages.wantDeleted(group.id(), theirs.messageId());

        assertThat(messages.settled(group.id(), theirs.messageId()).result()).isEqualTo("deleted");
    }

    @Test
    void lost_right_is_told_from_age_and_from_other_bots() {
        var channel = messages.channel();
        scene.sender(Map.of());
        var sent = messages.sent(channel.id());
        channel.promotes(scene.bot(), Set.of("can_edit_messages"));

        messages.wantDeleted(sent);

        assertThat(messages.settled(sent).result()).isEqualTo("not_enough_rights");
    }

    @Test
    void chat_that_is_out_of_reach_is_told_in_telegrams_words() {
        var left = scene.group("Left");
        var grown = scene.basicGroup("Grown");
        scene.sender(Map.of());
        var inLeft = messages.sent(left.id());
        var inGrown = messages.sent(grown.id());
        left.kicks(scene.bot());
        grown.becomesSupergroup();

        List.of(inLeft, inGrown).forEach(messages::wantDeleted);

        assertThat(messages.settled(inLeft)).satisfies(deletion -> {
            assertThat(deletion.result()).isEqualTo("chat_not_found");
            assertThat(deletion.description()).contains("bot was kicked");
        });
        assertThat(messages.settled(inGrown)).satisfies(deletion -> {
            assertThat(deletion.result()).isEqualTo("chat_not_found");
            assertThat(deletion.description()).contains("upgraded to a supergroup");
        });
    }

    @Test
    void message_to_a_person_goes_also_when_they_blocked_the_bot() {
        var chat = scene.owner().chatWith(scene.bot());
        chat.write("/start");
        scene.sender(Map.of());
        var sent = messages.sent(scene.owner().user().id());
        scene.owner().blocks(scene.bot());

        messages.wantDeleted(sent);

        assertThat(messages.settled(sent).result()).isEqualTo("deleted");
    }

    @Test
    void call_whose_answer_is_lost_deleted_the_message_all_the_same() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var sent = messages.sent(group.id());
        meets("deleteMessage", 1, new Fault.LoseAnswer());

        messages.wantDeleted(sent);

        var deletion = messages.settled(sent);
        assertThat(deletion.result()).isEqualTo("deleted");
        assertThat(deletion.unanswered()).isEqualTo(1);
        assertThat(messages.calls("deleteMessage")).isEqualTo(2);
    }

    @Test
    void telegram_that_never_answers_leaves_a_message_unreachable_until_it_is_asked_for_again() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var sent = messages.sent(group.id());
        meets("deleteMessage", 4, new Fault.LoseRequest());

        messages.wantDeleted(sent);
        assertThat(messages.settled(sent).result()).isEqualTo("unreachable");
        assertThat(messages.shownIn(group)).hasSize(1);

        messages.wantDeleted(sent);
        assertThat(messages.settled(sent).result()).isEqualTo("deleted");
        assertThat(messages.shownIn(group)).isEmpty();
        assertThat(scene.depth(QueueName.GROUP_MESSAGE_QUEUE_DLQ)).isZero();
    }

    @Test
    void flood_limit_puts_a_deletion_off() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var sent = messages.sent(group.id());
        meets("deleteMessage", 1, new Fault.Refuse(429, "Too Many Requests: retry after 1", 1));

        messages.wantDeleted(sent);

        var deletion = messages.settled(sent);
        assertThat(deletion.result()).isEqualTo("deleted");
        assertThat(deletion.unanswered()).isZero();
    }

    @Test
    void messages_of_one_chat_go_in_one_call_and_those_that_are_too_old_do_not_keep_them() throws Exception {
        var group = scene.group("One");
        var sender = scene.sender(Map.of());
        var old = messages.sent(group.id());
        messages.timePasses(Duration.ofDays(2));
        var young = List.of(messages.sent(group.id()), messages.sent(group.id()));
        sender.drain();
        messages.wantDeleted(old);
        young.forEach(messages::wantDeleted);

        scene.sender(Map.of());

        young.forEach(sent -> assertThat(messages.settled(sent).result()).isEqualTo("deleted"));
        assertThat(messages.settled(old).result()).isEqualTo("too_old");
        assertThat(messages.calls("deleteMessages")).isEqualTo(1);
        assertThat(messages.calls("deleteMessage")).isEqualTo(1);
    }

    @Test
    void messages_that_are_refused_together_are_told_apart_one_by_one() throws Exception {
        var channel = messages.channel();
        var sender = scene.sender(Map.of());
        var refused = messages.sent(channel.id());
        var gone = messages.sent(channel.id());
        scene.owner().chatIn(channel).delete(messages.shownIn(channel).getLast());
        channel.promotes(scene.bot(), Set.of("can_edit_messages"));
        sender.drain();
        List.of(refused, gone).forEach(messages::wantDeleted);

        scene.sender(Map.of());

        assertThat(messages.settled(refused).result()).isEqualTo("not_enough_rights");
        assertThat(messages.settled(gone).result()).isEqualTo("already_deleted");
        assertThat(messages.calls("deleteMessages")).isEqualTo(1);
    }

    @Test
    void job_that_comes_again_asks_telegram_nothing() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var sent = messages.sent(group.id());
        messages.wantDeleted(sent);
        messages.settled(sent);

        messages.wantDeleted(sent);
        var later = messages.sent(group.id());
        messages.wantDeleted(later);
        messages.settled(later);

        assertThat(messages.calls("deleteMessage")).isEqualTo(2);
    }

    @Test
    void killed_between_the_deletion_and_its_record_the_message_is_deleted_and_recorded() throws Exception {
        var group = scene.group("One");
        var sender = scene.sender(Map.of());
        var sent = messages.sent(group.id());
        sender.drain();
        var environment = new HashMap<>(scene.environment());
        environment.put("VISIBILITY", "4s");
        meets("deleteMessage", 1, new Fault.SlowAnswer(60_000));
        messages.wantDeleted(sent);

        var program = SenderProgram.start(environment);
        await().atMost(SenderScene.PATIENCE).until(() -> messages.shownIn(group).isEmpty());
        program.destroyForcibly().waitFor();
        assertThat(messages.deletions())
                .extracting(DeletionScene.Deletion::result)
                .containsOnly("pending");
        messages.change(Map.of("lease_until", "2026-01-01T00:00:00Z"));
        scene.sender(Map.of());

        assertThat(messages.settled(sent).result()).isEqualTo("deleted");
        assertThat(messages.calls("deleteMessage")).isEqualTo(2);
    }

    /** A token that is refused tells that nothing was done: what is found gone afterwards was not deleted by that call. */
    @Test
    void refused_token_is_no_call_without_an_answer() {
        var group = scene.group("One");
        scene.sender(Map.of("BROADCAST_STALLED", "5s"));
        var sent = messages.sent(group.id());
        scene.owner().chatIn(group).delete(messages.shownIn(group).getLast());
        meets("deleteMessage", 1, new Fault.Refuse(401, "Unauthorized", null));

        messages.wantDeleted(sent);

        var deletion = messages.settled(sent);
        assertThat(deletion.result()).isEqualTo("already_deleted");
        assertThat(deletion.unanswered()).isZero();
        assertThat(messages.calls("deleteMessage")).isEqualTo(2);
    }

    private void meets(String method, int times, Fault fault) {
        scene.telegram().faults().add(new FaultRule(method, null, null, times, fault));
    }
}
