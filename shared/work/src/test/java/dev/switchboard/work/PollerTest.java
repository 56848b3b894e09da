package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a poller receives, how much, and what becomes of it. */
class PollerTest extends LanesFixture {
    private static final WorkSettings SETTINGS = new GivenSettings()
            .slots(40)
            .visibility(VISIBILITY)
            .heartbeat(Duration.ofSeconds(10))
            .pollWait(Duration.ZERO)
            .retryWait(Duration.ofSeconds(1))
            .parked(100)
            .drain(Duration.ofSeconds(1))
            .dlqSweep(Duration.ofHours(1))
            .get();

    /** More than may wait in any priority. */
    private static final int JOBS = 300;

    private final Slots mySlots = new Slots(new SlotPolicy(40));
    private final Liveness liveness = new Liveness(time);
    private final Poller poller = pollerOf(Priority.NORMAL, liveness);
    private int receives;

    @Test
    void a_poll_that_fails_in_an_odd_way_gives_its_slots_back_and_is_not_the_last() {
        queues.beforeReceive = queue -> {
            if (++receives == 2) {
                poller.stop();
            }
            throw new IllegalStateException("connection pool shut down");
        };
        poller.run();

        assertThat(receives).isEqualTo(2);
        assertThat(mySlots.used()).isZero();
        assertThat(liveness.report().isUp()).isTrue();
    }

    @Test
    void what_came_before_a_failure_is_held_at_once() {
        sendMany(15);
        queues.beforeReceive = queue -> {
            if (++receives == 2) {
                assertThat(holdings.size()).isEqualTo(10); // and so is under the heartbeat
                poller.stop();
                throw new IllegalStateException("away");
            }
        };
        poller.run();

        assertThat(holdings.size()).isEqualTo(10);
        assertThat(mySlots.used()).isZero(); // they wait, and give their slots back
    }

    @Test
    void a_batch_is_filled_by_several_receives() {
        sendMany(30);
        queues.beforeReceive = queue -> {
            if (++receives == 2) {
                poller.stop();
            }
        };
        poller.run();

        assertThat(holdings.size()).isEqualTo(20);
        assertThat(queues.receive(STANDARD, 10, Duration.ZERO)).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"HIGH, 100", "NORMAL, 75", "LOW, 50"})
    void receiving_stops_when_so_many_jobs_wait(Priority priority, int most) throws InterruptedException {
        sendMany(JOBS);
        var ofPriority = pollerOf(priority, new Liveness(time));
        var thread = Thread.ofPlatform().start(ofPriority);
        Threads.awaitBlockedOrEnded(thread);
        ofPriority.stop();
        mySlots.close();
        holdings.close();
        thread.join();

        assertThat(holdings.size()).isEqualTo(most);
        assertThat(queues.depth(STANDARD)).isEqualTo(JOBS);
        assertThat(queues.receive(STANDARD, 1, Duration.ZERO)).isNotEmpty();
    }

    private Poller pollerOf(Priority priority, Liveness watcher) {
        return new Poller(
                STANDARD,
                priority,
                new Poller.Intake(queues, holdings, waitingLanes(), mySlots, SETTINGS),
                events,
                watcher.watch("poll", Duration.ofSeconds(1)));
    }

    /** Lanes whose jobs all wait. */
    private Lanes waitingLanes() {
        IntStream.rangeClosed(1, JOBS)
                .forEach(number -> behaviour.put(
                        "7/" + number, () -> new Outcome.Defer(time.instant().plusSeconds(20), "later")));
        return new Lanes(executor, holdings, mySlots, new Lanes.Pace(Runnable::run, time, time), events);
    }

    private void sendMany(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(number -> queues.send(new OutgoingMessage(
                        STANDARD, Jobs.message(7, number).body(), "1", "-", Duration.ZERO, Map.of())));
    }
}
