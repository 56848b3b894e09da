package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Stopping while others receive, run, wait or hold on: nothing is forgotten, and all is handed back. */
class StoppingTest extends LanesFixture {
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @Test
    void a_job_that_comes_after_the_stop_is_handed_back_and_its_slot_too() {
        sendNumbered(7, 2);
        lanes.stop();
        receiveAll();
        assertThat(visible()).isZero(); // a poll under way would only get them back
        lanes.handBack();

        assertThat(ran).isEmpty();
        assertThat(holdings.size()).isZero();
        assertThat(slots.used()).isZero();
        assertThat(visible()).isEqualTo(2);
    }

    @Test
    void a_job_that_wakes_after_the_stop_does_not_run() throws InterruptedException {
        failOnce("7/1");
        sendNumbered(7, 2);
        receiveAll();
        lanes.stop();
        slots.close();
        time.advance(Duration.ofMinutes(1));

        assertThat(ran).containsExactly("7/1");
        assertThat(slots.used()).isZero();
        assertThat(lanes.awaitIdle(AT_ONCE)).isTrue();
    }

    @Test
    void followers_of_a_running_job_are_handed_back_when_it_is_done() throws InterruptedException {
        behaviour.put("7/1", () -> {
            lanes.stop();
            lanes.handBack();
            assertThat(visible()).isZero(); // not before their head
            return new Outcome.Done();
        });
        sendNumbered(7, 3);
        receiveWhileFirstRuns();
        assertThat(lanes.awaitIdle(AT_ONCE)).isTrue();
        assertThat(visible()).isEqualTo(2);
    }

    @Test
    void a_drain_waits_until_followers_have_been_handed_back() throws InterruptedException {
        var handingBack = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        behaviour.put("7/1", () -> {
            lanes.stop();
            lanes.handBack();
            return new Outcome.Done();
        });
        queues.beforeHold = until -> {
            handingBack.countDown();
            await(mayGo);
        };
        sendNumbered(7, 2);
        var running = Thread.ofPlatform().start(() -> receiveWhileFirstRuns());
        handingBack.await();

        assertThat(lanes.awaitIdle(AT_ONCE)).isFalse();
        mayGo.countDown();
        assertThat(lanes.awaitIdle(Jobs.PATIENCE)).isTrue();
        running.join();
    }

    @Test
    void a_heartbeat_under_way_does_not_hide_what_is_handed_back() throws InterruptedException {
        deferOnce("7/1", Duration.ofMinutes(1));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        lanes.stop();
        var stopping = Thread.ofPlatform().unstarted(lanes::handBack);
        queues.beforeHold = until -> {
            queues.beforeHold = again -> {};
            stopping.start();
            Threads.awaitBlockedOrEnded(stopping);
        };

        holdings.beat();
        stopping.join();

        assertThat(visible()).isEqualTo(1);
    }

    /** Receives all; the others join while the first runs. */
    private void receiveWhileFirstRuns() {
        var held = queues.receive(QUEUE, 10, Duration.ZERO).stream()
                .flatMap(message -> holdings.hold(message).stream())
                .toList();
        behaviour.compute("7/1", (job, work) -> () -> {
            held.subList(1, held.size()).forEach(this::addInSlot);
            return Objects.requireNonNull(work).get();
        });
        addInSlot(held.getFirst());
    }

    private void addInSlot(HeldJob job) {
        assertThat(slots.takeToResume(Priority.HIGH)).isTrue();
        lanes.add(job, Priority.HIGH);
    }

    private int visible() {
        return queues.receive(QUEUE, 10, Duration.ZERO).size();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
