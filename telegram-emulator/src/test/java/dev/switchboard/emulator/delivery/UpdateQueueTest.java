package dev.switchboard.emulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.delivery.UpdateQueue.Attempt;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UpdateQueueTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final UpdateQueue queue = new UpdateQueue(time, new Random(1));

    @Test
    void first_failure_is_tried_again_at_once() {
        queue.open(40);
        queue.add(update(1));

        queue.failed(take(), Duration.ZERO);

        assertThat(queue.take()).isPresent();
    }

    @Test
    void further_failures_wait_twice_as_long_each_time_up_to_one_or_two_minutes() {
        queue.open(40);
        queue.add(update(1));
        List<Long> waits = new ArrayList<>();

        for (int i = 0; i < 10; i++) {
            queue.failed(take(), Duration.ZERO);
            Duration wait = Duration.between(time.instant(), queue.nextAttempt().orElseThrow());
            waits.add(wait.toSeconds());
            time.advance(wait);
        }

        assertThat(waits).startsWith(0L, 2L, 4L, 8L, 16L, 32L);
        assertThat(waits.subList(6, 10)).allSatisfy(wait -> assertThat(wait).isBetween(60L, 120L));
    }

    @Test
    void update_is_not_handed_out_before_its_wait_is_over() {
        queue.open(40);
        queue.add(update(1));
        queue.failed(take(), Duration.ofSeconds(10));

        time.advance(Duration.ofMillis(9_999));
        assertThat(queue.take()).isEmpty();

        time.advance(Duration.ofMillis(1));
        assertThat(queue.take()).isPresent();
    }

    @Test
    void retry_after_is_obeyed_up_to_an_hour() {
        queue.open(40);
        queue.add(update(1));

        queue.failed(take(), Duration.ofHours(5));

        assertThat(queue.nextAttempt()).contains(time.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void retry_after_does_not_lengthen_later_waits() {
        queue.open(40);
        queue.add(update(1));

        queue.failed(take(), Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(30));
        queue.failed(take(), Duration.ZERO);

        assertThat(queue.nextAttempt()).contains(time.instant().plusSeconds(2));
    }

    @Test
    void callback_is_dropped_when_the_next_try_would_come_after_150_seconds() {
        queue.open(40);
        queue.add(new Update("callback_query", "payload", 1, Update.CALLBACK_LIFETIME));

        queue.failed(take(), Duration.ofSeconds(150));
        assertThat(queue.size()).isOne();

        time.advance(Duration.ofSeconds(150));
        queue.failed(take(), Duration.ofSeconds(1));
        assertThat(queue.size()).isZero();
    }

    @Test
    void message_is_dropped_after_a_day_without_a_webhook() {
        queue.add(update(1));

        time.advance(DAY.plusSeconds(1));

        assertThat(queue.size()).isZero();
    }

    @Test
    void next_of_a_lane_waits_for_the_first_ones_success() {
        queue.open(40);
        long first = add(1);
        long second = add(1);

        Attempt attempt = take();
        assertThat(queue.take()).isEmpty();
        queue.failed(attempt, Duration.ZERO);
        Attempt again = take();
        assertThat(again.update().updateId()).isEqualTo(first);
        queue.delivered(again);

        assertThat(take().update().updateId()).isEqualTo(second);
    }

    @Test
    void lanes_go_side_by_side_up_to_the_number_of_connections() {
        queue.open(2);
        queue.add(update(1));
        queue.add(update(2));
        queue.add(update(3));

        Attempt first = take();
        take();
        assertThat(queue.take()).isEmpty();
        assertThat(queue.nextAttempt()).isEmpty();

        queue.delivered(first);
        assertThat(queue.take()).isPresent();
    }

    @Test
    void updates_without_a_lane_do_not_wait_for_each_other() {
        queue.open(2);
        queue.add(update(0));
        queue.add(update(0));

        take();

        assertThat(queue.take()).isPresent();
    }

    @Test
    void twice_as_many_failing_lanes_as_connections_hold_up_all_others() {
        queue.open(1);
        queue.add(update(1));
        queue.add(update(2));
        queue.add(update(3));

        queue.failed(take(), Duration.ofSeconds(60));
        queue.failed(take(), Duration.ofSeconds(60));

        assertThat(queue.take()).isEmpty();
    }

    @Test
    void outcome_of_an_attempt_before_a_new_webhook_does_not_count() {
        queue.open(40);
        long first = add(1);
        queue.add(update(1));
        Attempt old = take();

        queue.open(40);
        queue.delivered(old);

        assertThat(queue.size()).isEqualTo(2);
        assertThat(take().update().updateId()).isEqualTo(first);
    }

    @Test
    void same_number_can_be_queued_twice() {
        long id = add(1);

        queue.addAs(id, update(1));

        assertThat(queue.pending()).extracting(PendingUpdate::updateId).containsExactly(id, id);
        assertThat(queue.add(update(1))).hasValue(id + 1);
    }

    @Test
    void cleared_queue_is_empty_and_goes_on() {
        queue.open(1);
        queue.add(update(1));
        take();
        queue.add(update(1));

        queue.clear();
        assertThat(queue.size()).isZero();

        queue.add(update(1));
        assertThat(queue.take()).isPresent();
    }

    @Property(tries = 200)
    void every_update_is_delivered_once_and_each_lane_in_order(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 6) Integer> lanes,
            @ForAll @IntRange(min = 1, max = 5) int connections,
            @ForAll Random outcomes) {
        UpdateQueue tried = new UpdateQueue(time, outcomes);
        tried.open(connections);
        Map<Long, List<Long>> expected = new HashMap<>();
        for (long lane : lanes) {
            long id = tried.add(update(lane)).orElseThrow();
            expected.computeIfAbsent(lane, _ -> new ArrayList<>()).add(id);
        }

        Map<Long, List<Long>> delivered = new HashMap<>();
        List<Attempt> underWay = new ArrayList<>();
        while (tried.size() > 0) {
            tried.take().ifPresent(underWay::add);
            assertThat(underWay).hasSizeLessThanOrEqualTo(connections);
            if (underWay.isEmpty()) {
                time.advance(Duration.ofSeconds(1));
            } else if (outcomes.nextBoolean()) {
                Attempt attempt = underWay.remove(outcomes.nextInt(underWay.size()));
                if (outcomes.nextInt(4) == 0) {
                    tried.failed(attempt, Duration.ZERO);
                } else {
                    PendingUpdate update = attempt.update();
                    delivered
                            .computeIfAbsent(update.update().lane(), _ -> new ArrayList<>())
                            .add(update.updateId());
                    tried.delivered(attempt);
                }
            }
        }

        assertThat(delivered).isEqualTo(expected);
    }

    @Test
    void full_queue_takes_nothing_until_something_expires() {
        for (int i = 0; i < 100_000; i++) {
            add(1);
        }

        assertThat(queue.add(update(1))).isEmpty();

        time.advance(DAY.plusSeconds(1));
        assertThat(queue.add(update(1))).isPresent();
    }

    @Test
    void offset_far_in_the_future_counts_as_none() {
        long id = add(1);

        assertThat(queue.poll(id + 12, 100)).hasSize(1);
        assertThat(queue.poll(id + 11, 100)).isEmpty();
        assertThat(queue.size()).isZero();
    }

    private long add(long lane) {
        return queue.add(update(lane)).orElseThrow();
    }

    private Attempt take() {
        return queue.take().orElseThrow();
    }

    private static Update update(long lane) {
        return new Update("message", "payload", lane, DAY);
    }
}
