package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets slots first, with real threads. */
class SlotsTest {
    /** High has all but low's share of 2. */
    private static final int FOR_HIGH = 18;

    private final Slots slots = new Slots(new SlotPolicy(20));

    @Test
    void a_poll_leaves_a_slot_to_held_jobs() {
        assertThat(slots.tryTakeForPoll(Priority.HIGH, 100)).isEqualTo(FOR_HIGH - 1);
        assertThat(slots.takeToResume(Priority.HIGH)).isTrue();
        assertThat(slots.used()).isEqualTo(FOR_HIGH);
    }

    @Test
    void a_poll_takes_the_only_slot_rather_than_none() {
        var small = new Slots(new SlotPolicy(10));
        small.polled(Priority.HIGH, false);
        assertThat(small.tryTakeForPoll(Priority.LOW, 10)).isEqualTo(1);
    }

    @Test
    void a_held_job_goes_before_the_next_poll() throws InterruptedException {
        takeAllForHigh();
        var held = Thread.ofPlatform().start(() -> slots.takeToResume(Priority.HIGH));
        Threads.awaitBlockedOrEnded(held);

        slots.release(Priority.HIGH, 1);
        assertThat(slots.tryTakeForPoll(Priority.HIGH, 5)).isZero();
        held.join();

        assertThat(slots.used()).isEqualTo(FOR_HIGH);
    }

    @Test
    void held_jobs_all_get_their_turn_in_one_slot() throws InterruptedException {
        takeAllForHigh();
        var ran = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        IntStream.range(0, 200)
                .forEach(i -> threads.add(Thread.ofVirtual().start(() -> {
                    slots.takeToResume(Priority.HIGH);
                    ran.incrementAndGet();
                    slots.release(Priority.HIGH, 1);
                })));
        slots.release(Priority.HIGH, 1);

        await("all have run").atMost(Jobs.PATIENCE).until(() -> ran.get() == 200);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(slots.used()).isEqualTo(FOR_HIGH - 1);
    }

    @Test
    void closing_lets_go_of_held_jobs_and_polls_without_a_slot() throws InterruptedException {
        takeAllForHigh();
        var resumed = new AtomicInteger();
        var held = Thread.ofPlatform().start(() -> {
            if (slots.takeToResume(Priority.HIGH)) {
                resumed.incrementAndGet();
            }
        });
        var poll = Thread.ofPlatform()
                .start(() -> resumed.addAndGet(slots.takeForPoll(Priority.HIGH, 5, Duration.ofHours(1))));
        Threads.awaitBlockedOrEnded(held);
        Threads.awaitBlockedOrEnded(poll);

        slots.close();
        held.join();
        poll.join();

        assertThat(resumed).hasValue(0);
        assertThat(slots.used()).isEqualTo(FOR_HIGH);
    }

    @Test
    void a_poll_waits_for_a_slot_no_longer_than_its_limit() {
        takeAllForHigh();

        assertThat(slots.takeForPoll(Priority.HIGH, 5, Duration.ofMillis(1))).isZero();
    }

    private void takeAllForHigh() {
        for (int i = 0; i < FOR_HIGH; i++) {
            slots.takeToResume(Priority.HIGH);
        }
    }
}
