package dev.switchboard.emulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTimeBoundsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualTime time = new VirtualTime(START, 0);

    @Test
    void time_ends_where_32_bits_do() {
        time.advanceTo(VirtualTime.LATEST);

        assertThat(time.instant()).isEqualTo(Instant.parse("2038-01-19T03:14:07Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> time.advanceTo(Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> new VirtualTime(Instant.MAX, 0));
    }

    @Test
    void running_time_stops_at_its_end() {
        VirtualTime fast = new VirtualTime(VirtualTime.LATEST, VirtualTime.MAX_SPEED);

        assertThat(fast.instant()).isEqualTo(VirtualTime.LATEST);
    }

    @Test
    void refused_change_changes_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.change(5.0, START.plusSeconds(1), Duration.ofDays(36_500)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.change(-5.0, START.plusSeconds(1), Duration.ofDays(1)));

        assertThat(time.speed()).isZero();
        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void task_that_fails_holds_up_no_other() {
        List<String> ran = new ArrayList<>();
        time.schedule(START.plusSeconds(1), () -> {
            throw new IllegalStateException("wanted by this test");
        });
        time.schedule(START.plusSeconds(1), () -> ran.add("at the same time"));
        time.schedule(START.plusSeconds(2), () -> ran.add("later"));

        time.advance(Duration.ofSeconds(3));

        assertThat(ran).containsExactly("at the same time", "later");
        assertThat(time.instant()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void running_time_goes_on_after_a_task_failed() throws InterruptedException {
        VirtualTime running = new VirtualTime(START, 1000);
        CountDownLatch later = new CountDownLatch(1);
        running.schedule(START.plusSeconds(30), () -> {
            throw new AssertionError("wanted by this test");
        });
        running.schedule(START.plusSeconds(60), later::countDown);

        assertThat(later.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
