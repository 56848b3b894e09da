package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.config.Secret;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.Timing;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.sqs.LocalQueues;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.work.postgrest.PostgrestDeadJobs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole work loop on a real SQS stand-in. */
@ExtendWith(LocalParts.class)
class ConsumerTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(2);

    static final WorkSettings SETTINGS = new GivenSettings()
            .slots(20)
            .visibility(VISIBILITY)
            .heartbeat(Duration.ofMillis(500))
            .pollWait(Duration.ofSeconds(1))
            .retryWait(Duration.ofMillis(50))
            .parked(100)
            .drain(Duration.ofSeconds(20))
            .dlqSweep(Duration.ofSeconds(1))
            .get();

    private final SqsPart sqs;
    private final LocalQueues local;
    private final SqsQueues queues;
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private DeadJobs deadJobs = job -> {};
    private @Nullable Consumer consumer;

    ConsumerTest(SqsPart sqs) {
        this.sqs = sqs;
        this.local = LocalQueues.create(sqs, VISIBILITY);
        this.queues = local.queues();
    }

    @AfterEach
    void close() throws InterruptedException {
        if (consumer != null) {
            consumer.drain();
        }
        local.close();
    }

    @Test
    void jobs_of_a_person_run_in_order_also_when_some_fail_and_other_people_go_on() {
        var failedOnce = ConcurrentHashMap.<String>newKeySet();
        for (int number = 1; number <= 8; number++) {
            for (long person = 1; person <= 5; person++) {
                queues.send(Jobs.message(person, number));
            }
        }
        start(job -> {
            boolean fails = (job.charAt(0) + job.charAt(2)) % 3 == 0 && failedOnce.add(job);
            return fails ? new Outcome.RetryLater(new IllegalStateException("not yet")) : finished(job);
        });
        await("all are done").atMost(Jobs.PATIENCE).until(() -> done.size() == 40);

        assertThat(failedOnce).hasSizeGreaterThan(10);
        for (long person = 1; person <= 5; person++) {
            assertThat(jobsOf(person)).containsExactlyElementsOf(numbered(person, 8));
        }
        await("queue is empty").atMost(Jobs.PATIENCE).until(() -> queues.depth(QueueName.DM_QUEUE_HIGH) == 0);
    }

    @Test
    void workers_that_come_and_go_do_every_job_once_and_in_order() throws InterruptedException {
        for (int number = 1; number <= 10; number++) {
            for (long person = 1; person <= 8; person++) {
                queues.send(Jobs.message(person, number));
            }
        }
        var leaving = start(this::finished);
        var staying = start(this::finished);
        await("some are done").atMost(Jobs.PATIENCE).until(() -> done.size() >= 20);
        assertThat(leaving.drain()).isTrue();
        start(this::finished);
        await("all are done").atMost(Jobs.PATIENCE).until(() -> done.size() >= 80);
        drain(staying);

        for (long person = 1; person <= 8; person++) {
            assertThat(jobsOf(person)).containsExactlyElementsOf(numbered(person, 10));
        }
    }

    @Test
    void a_flood_of_low_jobs_does_not_delay_a_high_one() {
        var mayGo = new CountDownLatch(1);
        IntStream.rangeClosed(1, 60).forEach(person -> queues.send(lowJob(person)));
        start(job -> {
            if (job.startsWith("99/")) {
                return finished(job);
            }
            return when(mayGo, job);
        });
        // all that low may take while nothing more urgent comes: high's quarter stays free
        await("low jobs fill their slots").atMost(Jobs.PATIENCE).until(() -> taken.size() >= 10);

        queues.send(Jobs.message(99, 1));
        await("the high job is done").atMost(Jobs.PATIENCE).until(() -> done.contains("99/1"));

        assertThat(done).containsExactly("99/1");
        mayGo.countDown();
        await("all are done").atMost(Jobs.PATIENCE).until(() -> done.size() == 61);
    }

    @Test
    void a_drain_finishes_what_runs_and_hands_back_the_rest_at_once() throws InterruptedException {
        var mayGo = new CountDownLatch(1);
        IntStream.rangeClosed(1, 3).forEach(number -> queues.send(Jobs.message(7, number)));
        queues.send(Jobs.message(8, 1));
        var draining = start(job -> job.equals("7/1")
                ? when(mayGo, job)
                : new Outcome.Defer(Instant.now().plus(Duration.ofHours(1)), "later"));
        await("all four are held")
                .atMost(Jobs.PATIENCE)
                .until(() -> taken.contains("7/1") && taken.contains("8/1") && draining.held() == 4);

        var drained = new CopyOnWriteArrayList<Boolean>();
        var stopper = Thread.ofPlatform().start(() -> drained.add(drain(draining)));
        await("what waited is handed back").atMost(Jobs.PATIENCE).until(() -> draining.held() == 3);
        mayGo.countDown();
        stopper.join();

        assertThat(drained).containsExactly(true);
        assertThat(done).containsExactly("7/1");
        assertThat(draining.held()).isZero();
        // a held message would not come at once; and a drain costs one receive, this is the second
        assertThat(queues.receive(QueueName.DM_QUEUE_HIGH, 10, Duration.ZERO, VISIBILITY))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.receiveCount()).isEqualTo(2));
    }

    @Test
    void the_messages_of_a_killed_process_go_to_another_one() throws IOException, InterruptedException {
        IntStream.rangeClosed(1, 3).forEach(number -> queues.send(Jobs.message(7, number)));
        var process = ConsumerProcess.start(sqs, local, false);
        assertThat(ConsumerProcess.awaitTaken(process)).isEqualTo("7/1");
        process.destroyForcibly().waitFor();

        start(this::finished);
        await("all are done").atMost(Jobs.PATIENCE).until(() -> done.size() == 3);

        assertThat(done).containsExactly("7/1", "7/2", "7/3");
    }

    @Test
    void a_job_whose_process_dies_three_times_is_in_the_record_of_dead_jobs(SupabasePart supabase)
            throws IOException, InterruptedException {
        queues.send(Jobs.message(7, 1));
        for (int crash = 1; crash <= 3; crash++) {
            var process = ConsumerProcess.start(sqs, local, true);
            assertThat(ConsumerProcess.awaitTaken(process)).isEqualTo("7/1");
            process.waitFor();
        }

        try (var postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())))) {
            deadJobs = new PostgrestDeadJobs(postgrest);
            start(this::finished);
            var ofPerson = Filter.eq("user_id", 7);
            await("the dead job is recorded")
                    .atMost(Jobs.PATIENCE)
                    .until(() -> !postgrest
                            .from("dead_jobs")
                            .select()
                            .where(ofPerson)
                            .list(DeadJobRow.class)
                            .isEmpty());

            assertThat(postgrest.from("dead_jobs").select().where(ofPerson).list(DeadJobRow.class))
                    .singleElement()
                    .isEqualTo(new DeadJobRow(
                            "dm_queue_dlq",
                            "dm_queue_high",
                            "receive_count_exceeded",
                            Jobs.message(7, 1).body().replace("7/1", "«3 characters»"),
                            "tg:1:7001",
                            "process_private_message",
                            1,
                            7,
                            7));
            assertThat(done).isEmpty();
            drain(consumer);
        }
        // it was looked at, not taken
        assertThat(queues.receive(QueueName.DM_QUEUE_DLQ, 1, Duration.ZERO, VISIBILITY))
                .hasSize(1);
    }

    private record DeadJobRow(
            String queue,
            String sourceQueue,
            String errorMessage,
            String body,
            String jobId,
            String kind,
            long botId,
            long chatId,
            long userId) {}

    private Consumer start(Function<String, Outcome> work) {
        var workers = WorkerRegistry.builder()
                .with(Job.ProcessPrivateMessage.class, (job, envelope) -> {
                    taken.add(Jobs.text(job));
                    return work.apply(Jobs.text(job));
                })
                .build();
        var parts = new Consumer.Parts(
                queues, queues, workers, deadJobs, new RecordedEvents(), new Liveness(InstantSource.system()));
        var started = new Consumer(LogicalQueue.DM_QUEUE, "test", parts, SETTINGS);
        started.start();
        consumer = started;
        return started;
    }

    private List<String> jobsOf(long person) {
        return done.stream().filter(job -> job.startsWith(person + "/")).toList();
    }

    private static List<String> numbered(long person, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> person + "/" + number)
                .toList();
    }

    private Outcome finished(String job) {
        done.add(job);
        return new Outcome.Done();
    }

    private Outcome when(CountDownLatch latch, String job) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return finished(job);
    }

    private static boolean drain(@Nullable Consumer consumer) {
        try {
            return consumer != null && consumer.drain();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutgoingMessage lowJob(long person) {
        var high = Jobs.envelope(person, 1, Timing.startingAt(Jobs.START));
        return Jobs.sent(
                new JobEnvelope(high.id(), high.route(), Priority.LOW, high.timing(), high.trace(), high.job()));
    }
}
