package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.InMemoryQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lanes on one thread, queues in memory and a clock that stands still. */
abstract class LanesFixture {
    static final QueueName QUEUE = QueueName.DM_QUEUE_HIGH;
    static final QueueName STANDARD = QueueName.GROUP_MESSAGE_QUEUE_LOW;
    static final Duration VISIBILITY = Duration.ofSeconds(30);

    final FakeTime time = new FakeTime();
    final SpoiledQueues queues = new SpoiledQueues(new InMemoryQueues(time, VISIBILITY));
    final RecordedEvents events = new RecordedEvents();
    final List<String> ran = new ArrayList<>();

    @Nullable
    RuntimeException recordFailure;

    final List<DeadJob> dead = new ArrayList<>();
    final Map<String, Supplier<Outcome>> behaviour = new HashMap<>();
    final Slots slots = new Slots(new SlotPolicy(10));
    final Holdings holdings = new Holdings(queues, new HandBack(queues, queues), new JobCodec(), VISIBILITY, time);
    final JobExecutor executor = new JobExecutor(
            WorkerRegistry.builder()
                    .with(Job.ProcessPrivateMessage.class, (job, envelope) -> run(Jobs.text(job)))
                    .build(),
            new Settler(new BatchedDeletes(queues, Runnable::run), queues, this::record, events, time),
            new RetryPolicy(Duration.ofSeconds(1), () -> 0.5),
            events,
            new JobExecutor.Identity("test-worker", time, new Random(1)));
    final Lanes lanes = new Lanes(executor, holdings, slots, new Lanes.Pace(Runnable::run, time, time), events);

    void record(DeadJob job) {
        if (recordFailure != null) {
            throw recordFailure;
        }
        dead.add(job);
    }

    Outcome run(String job) {
        ran.add(job);
        return behaviour.getOrDefault(job, Outcome.Done::new).get();
    }

    void sendNumbered(long person, int count) {
        IntStream.rangeClosed(1, count).forEach(number -> queues.send(Jobs.message(person, number)));
    }

    void failOnce(String job) {
        once(job, new Outcome.RetryLater(new IllegalStateException("not yet")));
    }

    void deferOnce(String job, Duration wait) {
        once(job, new Outcome.Defer(time.instant().plus(wait), "later"));
    }

    void once(String job, Outcome first) {
        behaviour.put(job, () -> {
            behaviour.remove(job);
            return first;
        });
    }

    void receiveAll() {
        receiveAll(QUEUE, Priority.HIGH);
    }

    /** What a poller does, on this thread. */
    void receiveAll(QueueName queue, Priority priority) {
        var held = queues.receive(queue, 10, Duration.ZERO).stream()
                .flatMap(message -> holdings.hold(message).stream())
                .toList();
        for (var job : held) {
            assertThat(slots.tryTakeForPoll(priority, 1)).isEqualTo(1);
            lanes.add(job, priority);
        }
    }

    void assertNothingLeft() {
        assertThat(holdings.size()).isZero();
        assertThat(queues.depth(QUEUE)).isZero();
        assertThat(slots.used()).isZero();
    }
}
