package dev.switchboard.emulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Connections connections = new Connections(40);

    @Test
    void there_is_one_connection_until_the_first_success() {
        connections.open(20, START);

        assertThat(useAll()).isOne();
        assertThat(connections.open(20, START.plusSeconds(60))).isEmpty();
        assertThat(connections.hasIdle()).isFalse();
    }

    @Test
    void after_a_success_ten_open_at_once_and_twenty_a_second_after() {
        succeedAt(START);

        connections.open(30, START);
        assertThat(useAll()).isEqualTo(11);
        connections.open(30, START.plusMillis(500));
        assertThat(useAll()).isEqualTo(10);
    }

    @Test
    void lost_connection_is_replaced_every_two_seconds_where_nothing_succeeds() {
        connections.open(5, START);
        connections.use();
        connections.release(false, START);

        assertThat(connections.open(5, START)).contains(START.plusSeconds(2));
        assertThat(connections.hasIdle()).isFalse();
        connections.open(5, START.plusSeconds(2));
        assertThat(connections.hasIdle()).isTrue();
    }

    @Test
    void ten_seconds_without_success_bring_no_new_connections_and_keep_the_old() {
        succeedAt(START);
        connections.open(5, START);
        assertThat(useAll()).isEqualTo(5);
        Instant later = START.plus(Duration.ofMillis(10_001));
        connections.release(true, later);
        connections.release(false, later);

        connections.open(5, later);

        assertThat(useAll()).isOne();
    }

    @Test
    void idle_connection_is_closed_after_a_minute() {
        succeedAt(START);
        connections.open(8, START);

        connections.open(8, START.plus(Duration.ofMillis(60_001)));

        assertThat(useAll()).isOne();
    }

    @Property(tries = 100)
    void never_more_are_in_use_than_the_bot_allows(
            @ForAll @IntRange(min = 1, max = 100) int most, @ForAll Random events) {
        Connections tried = new Connections(most);
        Instant now = START;
        int busy = 0;
        for (int i = 0; i < 300; i++) {
            int lanes = events.nextInt(150);
            tried.open(lanes, now);
            if (events.nextBoolean() && tried.hasIdle()) {
                tried.use();
                busy++;
            }
            assertThat(busy).isLessThanOrEqualTo(most);
            if (events.nextInt(3) == 0 && busy > 0) {
                boolean kept = events.nextBoolean();
                tried.release(kept, now);
                busy--;
                if (kept) {
                    tried.succeeded(now);
                }
            }
            now = now.plusMillis(events.nextInt(2000));
        }
    }

    private void succeedAt(Instant now) {
        connections.open(1, now);
        connections.use();
        connections.succeeded(now);
        connections.release(true, now);
    }

    private int useAll() {
        int used = 0;
        while (connections.hasIdle()) {
            connections.use();
            used++;
        }
        return used;
    }
}
