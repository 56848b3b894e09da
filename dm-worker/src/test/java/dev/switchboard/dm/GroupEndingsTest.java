package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.dm.group.DueGroup;
import dev.switchboard.dm.group.PostgrestGroups;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How groups end, and who is told. */
class GroupEndingsTest extends GroupFixture {
    GroupEndingsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot_removed", "not_admin", "rights_missing"})
    void who_loses_unlimited_points_is_told_once_and_why(String reason) throws InterruptedException {
        var scene = activeGroup(ChatType.SUPERGROUP, "Cats");
        scene.isChecked();
        assertThat(row(scene).state()).isEqualTo("active");

        switch (reason) {
            case "bot_removed" -> scene.group().kicks(around.bot());
            case "not_admin" -> scene.group().adds(around.bot());
            default -> scene.group().promotes(around.bot(), Set.of("can_invite_users", "can_delete_messages"));
        }
        var check = scene.nextCheck();
        scene.isChecked(check);
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(ended("Cats", reason));
        scene.isChecked(check);
        scene.isChecked();
        awaitTold();

        assertThat(row(scene).state()).isEqualTo("inactive");
        assertThat(row(scene).inactiveReason()).isEqualTo(reason);
        assertThat(account(ann)).contains("Points for today: 10").doesNotContain("Cats");
        assertThat(conversations.acceptedWrites())
                .filteredOn(
                        call -> ended("Cats", reason).equals(call.parameters().get("text")))
                .hasSize(1);
    }

    @Test
    void a_look_with_a_token_that_telegram_knows_no_more_is_dropped_and_ends_nothing() throws InterruptedException {
        var scene = activeGroup(ChatType.SUPERGROUP, "Cats");
        long looks = scene.looks();
        around.telegram()
                .faults()
                .add(new FaultRule(
                        null, around.bot().id(), null, null, null, null, new Fault.Refuse(401, "Unauthorized", null)));
        scene.isChecked();

        assertThat(scene.looks()).isEqualTo(looks + 1);
        assertThat(row(scene).state()).isEqualTo("active");
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void who_has_another_group_is_told_that_their_points_stay_unlimited() throws InterruptedException {
        var cats = activeGroup(ChatType.SUPERGROUP, "Cats");
        var dogs = activeGroup(ChatType.SUPERGROUP, "Dogs");
        cats.group().kicks(around.bot());
        cats.isChecked();
        assertThat(conversations.awaitAnswer(ann).text())
                .contains("“Cats” no longer")
                .endsWith("\n\nAnother group of yours goes on giving you unlimited points.");

        dogs.group().kicks(around.bot());
        dogs.isChecked();
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(ended("Dogs", "bot_removed"));
    }

    @Test
    void a_group_that_ended_can_be_registered_again_and_activated_by_another_admin() throws InterruptedException {
        var scene = activeGroup(ChatType.SUPERGROUP, "Cats");
        var bob = admin("Bob", scene);
        conversations.newUpdates();
        conversations.says(bob, "/start");
        assertThat(scene.says(bob, "/activate").text()).isEqualTo(english(Phrase.GROUP_ALREADY_ACTIVE));

        scene.group().adds(around.bot());
        scene.isChecked();
        scene.group().promotes(around.bot(), NEEDED);
        conversations.newUpdates();
        assertThat(scene.says(bob, "/activate").text()).isEqualTo(english(Phrase.GROUP_NOT_REGISTERED));
        assertThat(scene.says(bob, "/init").text()).isEqualTo(english(Phrase.GROUP_REGISTERED));
        assertThat(scene.says(bob, "/activate").text()).isEqualTo(english(Phrase.GROUP_ACTIVATED));
        assertThat(account(bob)).contains("• Cats");
    }

    @Test
    void a_group_that_becomes_a_supergroup_stays_active_under_its_new_id() throws InterruptedException {
        var scene = activeGroup(ChatType.GROUP, "Cats");
        var after = scene(scene.group().becomesSupergroup());
        scene.isChecked();
        assertThat(scene.row()).isNull();
        assertThat(row(after).state()).isEqualTo("active");
        assertThat(account(ann)).contains("unlimited", "• Cats");

        after.group().kicks(around.bot());
        after.isChecked();
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(ended("Cats", "bot_removed"));
    }

    @Test
    void a_command_from_before_the_migration_is_done_under_the_new_id() throws InterruptedException {
        conversations.says(ann, "/start");
        var scene = group(ChatType.GROUP, "Cats");
        ann.chatIn(scene.group()).write("/init");
        var after = scene(scene.group().becomesSupergroup());
        scene.deliver(ann);
        assertThat(after.awaitAnswer().text()).isEqualTo(english(Phrase.GROUP_REGISTERED));
        assertThat(scene.row()).isNull();
        assertThat(row(after).state()).isEqualTo("registered");
    }

    @Test
    void who_loses_to_another_admin_by_a_migration_is_told() throws InterruptedException {
        var scene = activeGroup(ChatType.GROUP, "Cats");
        var after = scene(scene.group().becomesSupergroup());
        var bob = admin("Bob", after);
        conversations.newUpdates();
        conversations.says(bob, "/start");
        after.says(bob, "/init");
        after.says(bob, "/activate");

        scene.isChecked();
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(ended("Cats", "replaced"));
        assertThat(scene.row()).isNull();
        assertThat(row(after).activatedBy()).isEqualTo(bob.user().id());
    }

    @Test
    void groups_are_looked_at_when_they_are_due() throws InterruptedException {
        var scene = activeGroup(ChatType.SUPERGROUP, "Cats");
        scene.group().kicks(around.bot());
        // a worker of another test may take what is due, since all share one database
        await("the group has ended").atMost(Surroundings.PATIENCE).until(() -> {
            scene.isDue();
            return row(scene).state().equals("inactive");
        });
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(ended("Cats", "bot_removed"));
    }

    @Test
    void a_group_that_is_due_is_handed_to_one_process() throws InterruptedException, ExecutionException {
        var rows = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> Map.of(
                        "bot_id",
                        around.bot().id(),
                        "chat_id",
                        -i,
                        "state",
                        "active",
                        "activated_at",
                        Instant.EPOCH,
                        "checked_at",
                        Instant.EPOCH));
        around.postgrest().from("managed_groups").insert(rows.toList());
        var groups = new PostgrestGroups(around.postgrest());
        var taken = new ArrayList<DueGroup>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 12)
                    .mapToObj(_ -> threads.submit(() -> groups.takeDue(5)))
                    .toList();
            for (var call : calls) {
                taken.addAll(call.get());
            }
        }
        taken.addAll(groups.takeDue(30));
        // other tests' workers may have taken some
        assertThat(taken).extracting(DueGroup::chatId).isNotEmpty().doesNotHaveDuplicates();
        assertThat(groups.takeDue(30))
                .noneMatch(due -> due.botId() == around.bot().id());
    }

    private void awaitTold() {
        await("all is told")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.depth(QueueName.DM_QUEUE_NORMAL) == 0);
    }

    private static String ended(String group, String reason) {
        return PHRASES.say(
                Language.EN,
                Phrase.GROUP_ENDED,
                Map.of("group", group, "named", "yes", "reason", reason, "unlimited", "no"));
    }

    private static GroupScene.GroupRow row(GroupScene scene) {
        return Objects.requireNonNull(scene.row());
    }
}
