package dev.switchboard.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedChat;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Brings what people do to a worker's queue, as ingress does, and looks at what came of it. */
final class Conversations {
    private static final JobCodec CODEC = new JobCodec();

    private final Surroundings around;
    private final EmulatedBot bot;
    private final Map<Long, EmulatedChat> chats = new ConcurrentHashMap<>();
    private long delivered;

    Conversations(Surroundings around) {
        this(around, around.bot());
    }

    private Conversations(Surroundings around, EmulatedBot bot) {
        this.around = around;
        this.bot = bot;
    }

    /** Returns the conversations with another bot that the same worker serves. */
    Conversations with(EmulatedBot other) {
        return new Conversations(around, other);
    }

    /** Queues a person's updates that have come since the last time, and returns their jobs. */
    List<JobId> deliver(EmulatedPerson person) {
        return deliver(person, newUpdates());
    }

    /** A person writes, and gets the bot's next answer. */
    Message says(EmulatedPerson person, String text) throws InterruptedException {
        person.chatWith(bot).write(text);
        deliver(person);
        return awaitAnswer(person);
    }

    /** A person presses a button, and gets the bot's next answer: the same message with another text, mostly. */
    Message presses(EmulatedPerson person, Message message, String button) throws InterruptedException {
        person.chatWith(bot).press(message, button);
        deliver(person);
        return awaitAnswer(person);
    }

    /** Returns the oldest answer that a person got and no test has looked at. */
    Message awaitAnswer(EmulatedPerson person) throws InterruptedException {
        return chats.computeIfAbsent(person.user().id(), _ -> person.chatWith(bot))
                .awaitBotMessage(Surroundings.PATIENCE);
    }

    /** Returns the lines of a person's ledger, oldest first: reason, change of daily and of earned points. */
    List<String> ledger(long person) {
        return around
                .postgrest()
                .from("point_entries")
                .select()
                .where(Filter.eq("bot_id", bot.id()))
                .where(Filter.eq("user_id", person))
                .orderBy(Order.asc("id"))
                .list(PointEntry.class)
                .stream()
                .map(entry -> entry.reason() + " " + entry.dailyChange() + " " + entry.earnedChange())
                .toList();
    }

    List<JobId> deliver(EmulatedPerson person, List<PendingUpdate> updates) {
        return updates.stream().map(update -> queue(person.user().id(), update)).toList();
    }

    /** Returns the updates that have come since the last time. */
    List<PendingUpdate> newUpdates() {
        var updates = bot.pendingUpdates().stream()
                .filter(update -> update.updateId() > delivered)
                .toList();
        updates.forEach(update -> delivered = update.updateId());
        return updates;
    }

    /** Queues a text as the update of a job, whatever it is. */
    JobId queue(long person, long updateId, Job job) {
        var envelope = envelope(person, updateId, job);
        around.queues().queues().send(OutgoingMessage.first(envelope, CODEC));
        return envelope.id();
    }

    /** Queues a message a second time, as another message of SQS's. */
    void queueAgain(long person, long updateId, Job job) {
        var first = OutgoingMessage.first(envelope(person, updateId, job), CODEC);
        around.queues()
                .queues()
                .send(new OutgoingMessage(
                        first.queue(),
                        first.body(),
                        first.group(),
                        first.deduplicationId() + "-again",
                        Duration.ZERO,
                        first.attributes()));
    }

    JobEnvelope envelope(long person, long updateId, Job job) {
        return new JobEnvelope(
                JobId.ofUpdate(bot.id(), updateId),
                new Route(bot.id(), person, person),
                Priority.HIGH,
                Timing.startingAt(Instant.now()),
                null,
                job);
    }

    /** Returns the calls by which the bot wrote, refused ones too, oldest first. */
    List<Call> writes() {
        return around.telegram().calls().stream()
                .filter(call -> call.method().equalsIgnoreCase("sendMessage"))
                .toList();
    }

    /** Returns what the bot's people have been told, oldest first. */
    List<Call> acceptedWrites() {
        return writes().stream()
                .filter(call -> Boolean.TRUE.equals(
                        Objects.requireNonNullElse(call.answer(), Map.of()).get("ok")))
                .toList();
    }

    /** Returns how many of the jobs' answers are recorded. */
    long answered(List<JobId> jobs) {
        return jobs.stream()
                .map(this::effect)
                .filter(effect -> effect != null && effect.answeredAt() != null)
                .count();
    }

    @Nullable
    Effect effect(JobId job) {
        return around.postgrest()
                .from("job_effects")
                .select()
                .where(Filter.eq("job_id", job.value()))
                .first(Effect.class)
                .orElse(null);
    }

    /** Returns a person as the bot knows them. */
    @Nullable
    PersonRow person(long id) {
        return around.postgrest()
                .from("people")
                .select()
                .where(Filter.eq("bot_id", bot.id()))
                .where(Filter.eq("user_id", id))
                .first(PersonRow.class)
                .orElse(null);
    }

    /** Returns the dead jobs of this worker's people, or those that could not be read. */
    List<DeadRow> dead(Filter which) {
        return around.postgrest().from("dead_jobs").select().where(which).list(DeadRow.class);
    }

    /** Waits until every job of the queue is settled. */
    void awaitSettled() {
        await("every job is settled").atMost(Surroundings.PATIENCE).until(() -> depth(QueueName.DM_QUEUE_HIGH) == 0);
    }

    /** Waits until all the jobs' answers are recorded. */
    void awaitAnswered(List<JobId> jobs) {
        await("every answer is recorded").atMost(Surroundings.PATIENCE).until(() -> answered(jobs) == jobs.size());
    }

    /** Waits until jobs of this test's bot are recorded as dead, and returns them. */
    List<DeadRow> awaitDead() {
        return await("dead jobs are recorded").atMost(Surroundings.PATIENCE).until(this::dead, rows -> !rows.isEmpty());
    }

    /** Returns the dead jobs of this test's bot. */
    List<DeadRow> dead() {
        return dead(Filter.eq("bot_id", bot.id()));
    }

    long depth(QueueName queue) {
        return around.queues().queues().depth(queue);
    }

    /** Queues an update a second time, as another message of SQS's. */
    void queueAgain(long person, PendingUpdate update) {
        queueAgain(person, update.updateId(), job(update));
    }

    private JobId queue(long person, PendingUpdate update) {
        return queue(person, update.updateId(), job(update));
    }

    private static Job job(PendingUpdate update) {
        var json = new RawJson(new String(TelegramJson.bytes(update.toTelegram()), UTF_8));
        return switch (update.update().type()) {
            case "message", "edited_message" -> new Job.ProcessPrivateMessage(json);
            case "callback_query" -> new Job.ProcessCallback(json);
            case "managed_bot" -> new Job.ManagedBotUpdated(json);
            case "my_chat_member" -> new Job.PersonBlockedBot(json);
            default ->
                throw new AssertionError("no worker here for " + update.update().type());
        };
    }

    record Effect(String jobId, String effect, @Nullable Instant answeredAt) {}

    record PersonRow(
            String firstName,
            @Nullable String lastName,
            @Nullable Instant registeredAt,
            @Nullable Instant blockedAt) {}

    record PointEntry(String reason, int dailyChange, int earnedChange) {}

    record DeadRow(
            String queue,
            String sourceQueue,
            @Nullable String kind,
            @Nullable String errorClass,
            String errorMessage,
            String body) {}
}
