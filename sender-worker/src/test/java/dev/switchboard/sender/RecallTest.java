package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.sender.DeletionScene.Deletion;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left of a broadcast that was recalled. */
@ExtendWith(LocalParts.class)
class RecallTest {
    private final SenderScene scene;
    private final DeletionScene messages;

    RecallTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        scene = new SenderScene(sqs, supabase, redis);
        messages = new DeletionScene(scene);
    }

    @AfterEach
    void close() throws InterruptedException {
        scene.close();
    }

    @Test
    void broadcast_that_is_recalled_while_it_runs_is_in_no_group_in_the_end() {
        var groups = scene.groups(40);
        scene.sender(Map.of());
        scene.sender(Map.of());
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        await().atMost(SenderScene.PATIENCE).until(() -> sent(broadcast) >= 8);

        scene.tell("recall_broadcast", broadcast);
        awaitRecalled(broadcast);

        assertThat(sent(broadcast)).isLessThan(40);
        groups.forEach(group -> assertThat(messages.shownIn(group)).isEmpty());
        assertThat(messages.deletions())
                .hasSize((int) sent(broadcast))
                .extracting(Deletion::result)
                .containsOnly("deleted");
        assertThat(messages.recalled(broadcast).path("deleted").asLong()).isEqualTo(sent(broadcast));
    }

    @Test
    void message_that_is_on_its_way_while_its_broadcast_is_recalled_is_deleted_once_it_is_there() {
        var group = scene.group("Slow");
        meets("sendMessage", new Fault.SlowAnswer(3_000));
        scene.sender(Map.of());
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        await().atMost(SenderScene.PATIENCE)
                .until(() -> !messages.shownIn(group).isEmpty());

        scene.tell("recall_broadcast", broadcast);
        assertThat(scene.delivery(broadcast, group.id()).state()).isEqualTo("sending");
        await().atMost(SenderScene.PATIENCE).until(() -> sent(broadcast) == 1);
        awaitRecalled(broadcast);

        assertThat(messages.shownIn(group)).isEmpty();
        assertThat(messages.recalled(broadcast).path("deleted").asLong()).isEqualTo(1);
    }

    @Test
    void message_of_which_nobody_knows_is_shown_and_what_cannot_be_deleted_is_tried_again() {
        var groups = scene.groups(3);
        scene.telegram()
                .faults()
                .add(new FaultRule(null, null, Long.toString(groups.get(0).id()), 1, new Fault.LoseAnswer()));
        scene.sender(Map.of());
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");
        groups.get(1).kicks(scene.bot());

        scene.tell("recall_broadcast", broadcast);
        awaitRecalled(broadcast);

        var recalled = messages.recalled(broadcast);
        assertThat(recalled.path("unknown").asLong()).isEqualTo(1);
        assertThat(recalled.path("chat_not_found").asLong()).isEqualTo(1);
        assertThat(recalled.path("deleted").asLong()).isEqualTo(1);

        groups.get(1).adds(scene.bot());
        scene.tell("recall_broadcast", broadcast);
        awaitRecalled(broadcast);

        assertThat(messages.shownIn(groups.get(1))).isEmpty();
        assertThat(messages.recalled(broadcast).path("deleted").asLong()).isEqualTo(2);
        assertThat(messages.recalled(broadcast).path("unknown").asLong()).isEqualTo(1);
    }

    @Test
    void message_that_a_group_left_behind_when_it_became_a_supergroup_is_not_mistaken_for_one_there() {
        var group = scene.basicGroup("Growing");
        meets("sendMessage", new Fault.SlowAnswer(3_000));
        scene.sender(Map.of());
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        await().atMost(SenderScene.PATIENCE)
                .until(() -> !messages.shownIn(group).isEmpty());
        var supergroup = group.becomesSupergroup();
        supergroup.promotes(scene.bot(), Set.of("can_delete_messages"));
        isMigrated(group.id(), supergroup.id());
        assertThat(scene.delivery(broadcast, supergroup.id()).state()).isEqualTo("sending");
        scene.awaitState(broadcast, "done");
        long message = Objects.requireNonNull(
                scene.delivery(broadcast, supergroup.id()).messageId());
        var theirs = Stream.generate(() -> scene.owner().chatIn(supergroup).write("mine"))
                .limit(message)
                .filter(written -> written.messageId() == message)
                .findFirst()
                .orElseThrow();

        scene.tell("recall_broadcast", broadcast);
        awaitRecalled(broadcast);

        assertThat(messages.in(group.id()).result()).isEqualTo("chat_not_found");
        assertThat(messages.deletions()).hasSize(1);
        assertThat(scene.owner().chatIn(supergroup).messages()).contains(theirs);
    }

    /** The ledger and Telegram agree, whatever mix of faults there was. */
    @RepeatedTest(2)
    void nothing_is_called_deleted_that_is_there() {
        long seed = FaultMix.seed();
        FaultMix.judge(seed, () -> nothingIsCalledDeletedThatIsThere(seed));
    }

    private void nothingIsCalledDeletedThatIsThere(long seed) {
        var groups = scene.groups(25);
        scene.sender(Map.of("TELEGRAM_TIMEOUT", "2s"));
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");
        FaultMix.stir(scene.telegram(), 0.06, seed);

        scene.tell("recall_broadcast", broadcast);
        awaitRecalled(broadcast);

        assertThat(messages.deletions()).hasSize(groups.size());
        for (var group : groups) {
            var deletion = messages.in(group.id());
            switch (deletion.result()) {
                case "deleted" ->
                    assertThat(messages.shownIn(group)).as(deletion.toString()).isEmpty();
                // after a call without an answer it may be gone all the same
                case "chat_not_found" ->
                    assertThat(messages.shownIn(group))
                            .as(deletion.toString())
                            .hasSizeBetween(deletion.unanswered() > 0 ? 0 : 1, 1);
                case "unreachable" -> assertThat(deletion.unanswered()).isEqualTo(4);
                default -> throw new AssertionError(deletion);
            }
        }
        assertThat(scene.depth(QueueName.GROUP_MESSAGE_QUEUE_DLQ)).isZero();
    }

    @Test
    void draft_that_is_recalled_is_never_sent() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var broadcast = scene.draft(Map.of("text", "hello"), Map.of("all", true), "skip");

        scene.tell("recall_broadcast", broadcast);
        scene.tell("schedule_broadcast", broadcast);

        assertThat(scene.stateOf(broadcast)).isEqualTo("cancelled");
        assertThat(messages.recalled(broadcast)).isEmpty();
        assertThat(messages.shownIn(group)).isEmpty();
    }

    /** As from the update that tells so. */
    private void isMigrated(long group, long supergroup) {
        scene.postgrest()
                .call(
                        PostgrestFunction.idempotent("migrate_group", JsonNode.class),
                        Map.of(
                                "job_id",
                                "test:" + group + ":migrated",
                                "bot_id",
                                scene.bot().id(),
                                "chat_id",
                                group,
                                "new_chat_id",
                                supergroup));
    }

    private void awaitRecalled(UUID broadcast) {
        await().atMost(SenderScene.PATIENCE)
                .until(() -> !messages.recalled(broadcast).has("pending")
                        && scene.deliveries(broadcast).stream().noneMatch(one -> one.settledAt() == null));
    }

    private long sent(UUID broadcast) {
        return scene.deliveries(broadcast).stream()
                .filter(delivery -> delivery.state().equals("sent"))
                .count();
    }

    private void meets(String method, Fault fault) {
        scene.telegram().faults().add(new FaultRule(method, null, null, 1, fault));
    }
}
