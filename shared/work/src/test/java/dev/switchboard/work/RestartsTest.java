package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.Job;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Consumers are drained in the midst of things, on all their threads, and others go on. */
class RestartsTest {
    private static final int PEOPLE = 40;
    private static final int JOBS_EACH = 15;
    private static final long PATIENT = 99;

    /** Visibility far longer than the test: what is not handed back is not done. */
    private static final WorkSettings SETTINGS = new GivenSettings()
            .slots(16)
            .visibility(Duration.ofHours(1))
            .heartbeat(Duration.ofMillis(5))
            .pollWait(Duration.ofMillis(40))
            .retryWait(Duration.ofMillis(2))
            .parked(60)
            .drain(Duration.ofSeconds(20))
            .dlqSweep(Duration.ofHours(1))
            .get();

    private final InMemoryQueues queues = new InMemoryQueues(InstantSource.system(), SETTINGS.visibility());
    private final Map<Long, List<Integer>> done = new ConcurrentHashMap<>();
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private volatile boolean putOff = true;
    private final AtomicInteger finished = new AtomicInteger();

    @RepeatedTest(10)
    void jobs_are_done_once_and_in_order_whatever_is_drained_when(RepetitionInfo repetition)
            throws InterruptedException {
        var random = new Random(repetition.getCurrentRepetition());
        sendAll();
        // twice: from a third hand-back on, staying out of the DLQ comes before order
        restart(2, PEOPLE * JOBS_EACH / 3, random);
        finish(PEOPLE * JOBS_EACH);

        assertThat(done.values())
                .hasSize(PEOPLE)
                .allSatisfy(numbers -> assertThat(numbers)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, JOBS_EACH).boxed().toList()));
        assertNothingIsLeft();
    }

    @RepeatedTest(5)
    void jobs_are_done_once_and_none_dies_however_often_consumers_are_drained(RepetitionInfo repetition)
            throws InterruptedException {
        sendAll();
        restart(12, PEOPLE * JOBS_EACH / 20, new Random(repetition.getCurrentRepetition()));
        finish(PEOPLE * JOBS_EACH);

        assertThat(done.values())
                .hasSize(PEOPLE)
                .allSatisfy(numbers -> assertThat(numbers)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, JOBS_EACH).boxed().toList()));
        assertNothingIsLeft();
    }

    @Test
    void a_job_that_is_put_off_through_many_drains_is_done_in_the_end_and_before_its_followers()
            throws InterruptedException {
        IntStream.rangeClosed(1, 3).forEach(number -> queues.send(Jobs.message(PATIENT, number)));
        for (int drain = 0; drain < 8; drain++) {
            var consumer = start();
            await("all are held").atMost(Jobs.PATIENCE).until(() -> consumer.held() == 3);
            assertThat(consumer.drain()).isTrue();
        }
        putOff = false;
        finish(3);

        assertThat(done.get(PATIENT)).containsExactly(1, 2, 3);
        assertNothingIsLeft();
    }

    private void sendAll() {
        IntStream.rangeClosed(1, JOBS_EACH)
                .forEach(number ->
                        IntStream.rangeClosed(1, PEOPLE).forEach(person -> queues.send(Jobs.message(person, number))));
    }

    /** Starts and drains consumers, each after it has done some jobs, but fewer than {@code most}. */
    private void restart(int times, int most, Random random) throws InterruptedException {
        for (int restart = 0; restart < times; restart++) {
            int until = Math.min(PEOPLE * JOBS_EACH, finished.get() + random.nextInt(most));
            var consumer = start();
            await("some are done").atMost(Jobs.PATIENCE).until(() -> finished.get() >= until);
            assertThat(consumer.drain()).isTrue();
            assertThat(consumer.held()).isZero();
        }
    }

    private void finish(int jobs) throws InterruptedException {
        var last = start();
        await("all are done").atMost(Jobs.PATIENCE).until(() -> finished.get() >= jobs);
        last.drain();
    }

    private void assertNothingIsLeft() {
        assertThat(queues.depth(QueueName.DM_QUEUE_HIGH)).isZero();
        assertThat(queues.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    /** Of any seven jobs one fails at first, one throws an Error and one is put off. */
    private Outcome work(Job.ProcessPrivateMessage job) {
        var text = Jobs.text(job);
        var slash = text.indexOf('/');
        long person = Long.parseLong(text, 0, slash, 10);
        int number = Integer.parseInt(text, slash + 1, text.length(), 10);
        if (person == PATIENT && putOff) {
            return new Outcome.Defer(Instant.now().plusSeconds(1), "put_off");
        }
        if (runs.merge(text, 1, Integer::sum) == 1) {
            switch ((int) (person + number) % 7) {
                case 1 -> {
                    return new Outcome.RetryLater(new IllegalStateException("not yet"));
                }
                case 2 -> throw new AssertionError("a bug");
                case 3 -> {
                    return new Outcome.Defer(Instant.now().plusMillis(120), "later");
                }
                default -> {}
            }
        }
        done.computeIfAbsent(person, key -> new CopyOnWriteArrayList<>()).add(number);
        finished.incrementAndGet();
        return new Outcome.Done();
    }

    private Consumer start() {
        var workers = WorkerRegistry.builder()
                .with(Job.ProcessPrivateMessage.class, (job, envelope) -> work(job))
                .build();
        var parts = new Consumer.Parts(
                queues, queues, workers, job -> {}, new RecordedEvents(), new Liveness(InstantSource.system()));
        var consumer = new Consumer(LogicalQueue.DM_QUEUE, "test", parts, SETTINGS);
        consumer.start();
        return consumer;
    }
}
