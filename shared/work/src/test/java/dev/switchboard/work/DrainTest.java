package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.Job;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What SIGTERM starts: a process drains all its consumers at once, and waits no longer than it may. */
class DrainTest {
    private final InMemoryQueues queues = new InMemoryQueues(InstantSource.system(), Duration.ofHours(1));
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void consumers_drain_at_once() throws InterruptedException {
        queues.send(Jobs.message(7, 1));
        queues.send(ofAGroup());
        var second = consumer(LogicalQueue.TGMS_QUEUE, Duration.ofSeconds(25), DrainTest::putOff);
        await("the second holds its job").atMost(Jobs.PATIENCE).until(() -> second.held() == 1);
        var first = consumer(LogicalQueue.DM_QUEUE, Duration.ofSeconds(25), () -> {
            begun.countDown();
            // ends when the other consumer has handed its job back, and so not if that has to wait for this one
            await("the second is drained").atMost(Duration.ofSeconds(20)).until(() -> second.held() == 0);
            return new Outcome.Done();
        });
        begun.await();

        assertThat(RunningWorker.drainAll(List.of(first, second))).isTrue();
        assertThat(queues.depth(QueueName.DM_QUEUE_HIGH)).isZero();
        assertThat(queues.receive(QueueName.TGMS_QUEUE_HIGH, 1, Duration.ZERO)).hasSize(1);
    }

    @Test
    void a_job_that_does_not_end_in_time_is_left_to_its_visibility() throws InterruptedException {
        queues.send(Jobs.message(7, 1));
        var mayEnd = new CountDownLatch(1);
        var consumer = consumer(LogicalQueue.DM_QUEUE, Duration.ofMillis(200), () -> {
            begun.countDown();
            awaitQuietly(mayEnd);
            return new Outcome.Done();
        });
        begun.await();

        assertThat(RunningWorker.drainAll(List.of(consumer))).isFalse();
        assertThat(consumer.held()).isEqualTo(1);
        assertThat(queues.depth(QueueName.DM_QUEUE_HIGH)).isEqualTo(1);
        mayEnd.countDown();
    }

    private Consumer consumer(LogicalQueue queue, Duration drain, Supplier<Outcome> work) {
        var settings = new GivenSettings()
                .slots(16)
                .visibility(Duration.ofHours(1))
                .heartbeat(Duration.ofMinutes(1))
                .pollWait(Duration.ofMillis(20))
                .retryWait(Duration.ofSeconds(1))
                .parked(100)
                .drain(drain)
                .dlqSweep(Duration.ofHours(1))
                .get();
        var workers = WorkerRegistry.builder()
                .with(Job.ProcessPrivateMessage.class, (job, envelope) -> work.get())
                .build();
        var parts = new Consumer.Parts(
                queues, queues, workers, job -> {}, new RecordedEvents(), new Liveness(InstantSource.system()));
        var consumer = new Consumer(queue, "test", parts, settings);
        consumer.start();
        return consumer;
    }

    private static Outcome putOff() {
        return new Outcome.Defer(Instant.now().plus(Duration.ofHours(1)), "later");
    }

    private static OutgoingMessage ofAGroup() {
        return new OutgoingMessage(
                QueueName.TGMS_QUEUE_HIGH, Jobs.message(8, 1).body(), "1", "-", Duration.ZERO, Map.of());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(Jobs.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
