package dev.switchboard.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.dm.group.GroupChecks;
import dev.switchboard.dm.group.PostgrestGroups;
import dev.switchboard.emulator.EmulatedChat;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.work.DueJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A group, what its members say to the bot there, and the checks of it, brought to the worker as ingress and the schedule do. */
final class GroupScene {
    private static final JobCodec CODEC = new JobCodec();

    private final Surroundings around;
    private final Conversations conversations;
    private final EmulatedGroup group;
    private final EmulatedChat seen;
    private final AtomicInteger checks = new AtomicInteger();

    GroupScene(Surroundings around, Conversations conversations, EmulatedGroup group, EmulatedPerson owner) {
        this.around = around;
        this.conversations = conversations;
        this.group = group;
        this.seen = owner.chatIn(group);
    }

    EmulatedGroup group() {
        return group;
    }

    /** A member writes, and the group sees the bot's next answer. */
    Message says(EmulatedPerson person, String text) throws InterruptedException {
        writes(person, text);
        return awaitAnswer();
    }

    /** A member writes. */
    void writes(EmulatedPerson person, String text) {
        person.chatIn(group).write(text);
        deliver(person);
    }

    /** Queues what a member wrote since the last time. */
    void deliver(EmulatedPerson person) {
        for (var update : conversations.newUpdates()) {
            if (update.update().payload() instanceof Message message && message.text() != null) {
                var json = new RawJson(new String(TelegramJson.bytes(update.toTelegram()), UTF_8));
                conversations.queue(person.user().id(), update.updateId(), new Job.ProcessGroupCommand(json));
            }
        }
    }

    Message awaitAnswer() throws InterruptedException {
        return seen.awaitBotMessage(Surroundings.PATIENCE);
    }

    /** Returns the next look at the group, by the id that it had when it was queued. */
    JobEnvelope nextCheck() {
        var job = new Job.CheckGroup(new RawJson("{}"));
        long bot = around.bot().id();
        return new JobEnvelope(
                JobId.ofSchedule(
                        "check_group:" + bot + ":" + group.id(), Instant.ofEpochSecond(checks.incrementAndGet())),
                new Route(bot, group.id(), null),
                job.kind().priority(),
                Timing.startingAt(Instant.now()),
                null,
                job);
    }

    /** Looks at the group, and waits until that is done. */
    void isChecked() {
        isChecked(nextCheck());
    }

    /** Runs a look, perhaps again, and waits until it is done. */
    void isChecked(JobEnvelope check) {
        long looks = looks();
        var first = OutgoingMessage.first(check, CODEC);
        around.queues()
                .queues()
                .send(new OutgoingMessage(
                        first.queue(),
                        first.body(),
                        first.group(),
                        first.deduplicationId() + "-" + checks.incrementAndGet(),
                        first.delay(),
                        first.attributes()));
        await("the look has begun").atMost(Surroundings.PATIENCE).until(() -> looks() > looks);
        await("the look is done")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.depth(QueueName.DM_QUEUE_LOW) == 0);
    }

    /** Returns how often Telegram was asked what somebody is in a group. */
    long looks() {
        return around.telegram().calls().stream()
                .filter(call -> call.method().equalsIgnoreCase("getChatMember"))
                .count();
    }

    /** Queues looks at whatever is due, this group too. */
    void isDue() {
        around.postgrest()
                .from("managed_groups")
                .update(
                        Map.of("checked_at", Instant.now().minusSeconds(601)),
                        Filter.eq("bot_id", around.bot().id()));
        new DueJobs(around.queues().queues(), CODEC, InstantSource.system())
                .task(new GroupChecks(new PostgrestGroups(around.postgrest())))
                .task()
                .run();
    }

    /** Returns the group as the bot knows it. */
    @Nullable
    GroupRow row() {
        return around.postgrest()
                .from("managed_groups")
                .select()
                .where(Filter.eq("bot_id", around.bot().id()))
                .where(Filter.eq("chat_id", group.id()))
                .first(GroupRow.class)
                .orElse(null);
    }

    record GroupRow(
            String title,
            String state,
            @Nullable String inactiveReason,
            @Nullable Long registeredBy,
            @Nullable Long activatedBy) {}
}
