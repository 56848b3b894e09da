package dev.switchboard.emulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** As many updates as a queue takes, some of which expire early. */
class FullQueueTest {
    private static final int CAPACITY = 100_000;
    private static final Duration SOON = Duration.ofSeconds(150);
    private static final Duration DAY = Duration.ofHours(24);

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final UpdateQueue queue = new UpdateQueue(time, new Random(1));

    @Test
    void full_queue_takes_again_what_expired_ones_made_room_for() {
        fill(i -> i % 2 == 0 ? DAY : SOON);
        assertThat(queue.add(update(DAY))).isEmpty();

        time.advance(SOON.plusMillis(1));

        assertThat(queue.add(update(DAY))).isPresent();
        assertThat(queue.size()).isEqualTo(CAPACITY / 2 + 1);
    }

    @Test
    void full_queue_refuses_a_flood_without_looking_at_all_that_waits_each_time() {
        fill(_ -> DAY);

        for (int i = 0; i < 2_000_000; i++) {
            assertThat(queue.add(update(DAY)).isPresent()).isFalse();
        }

        assertThat(queue.size()).isEqualTo(CAPACITY);
    }

    @Test
    void no_poll_returns_an_expired_update_however_short_ago_it_expired() {
        queue.add(update(DAY));
        queue.add(update(SOON));
        queue.add(update(DAY));
        time.advance(SOON);
        assertThat(queue.poll(0, 100)).hasSize(3);

        time.advance(Duration.ofMillis(1));

        List<PendingUpdate> polled = queue.poll(0, 100);
        assertThat(polled).hasSize(2);
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.pending()).hasSize(2);
    }

    @Test
    void offset_forgets_what_is_out_of_order_too() {
        queue.addAs(500, update(DAY));
        queue.addAs(400, update(DAY));
        queue.addAs(501, update(DAY));

        assertThat(queue.poll(500, 100)).extracting(PendingUpdate::updateId).containsExactly(500L, 501L);
        assertThat(queue.poll(501, 100)).extracting(PendingUpdate::updateId).containsExactly(501L);
    }

    @Test
    void offset_forgets_what_a_closed_webhook_left() {
        for (int i = 1; i <= 50; i++) {
            queue.addAs(i, update(DAY));
        }
        queue.open(1);
        assertThat(queue.take()).isPresent();
        queue.close();

        assertThat(queue.poll(50, 100)).extracting(PendingUpdate::updateId).containsExactly(50L);
    }

    private void fill(IntFunction<Duration> lifetime) {
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(queue.add(update(lifetime.apply(i))).isPresent()).isTrue();
        }
    }

    private static Update update(Duration lifetime) {
        return new Update("message", Map.of(), 1, lifetime);
    }
}
