package dev.switchboard.emulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualTime time = new VirtualTime(START, 0);

    @Test
    void time_at_speed_zero_stands_still() {
        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void task_runs_at_its_time_when_time_is_moved_past_it() {
        List<Instant> ran = new ArrayList<>();
        time.schedule(START.plusSeconds(60), () -> ran.add(time.instant()));

        time.advance(Duration.ofSeconds(59));
        assertThat(ran).isEmpty();
        time.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly(START.plusSeconds(60));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(59).plus(Duration.ofHours(1)));
    }

    @Test
    void task_that_a_task_schedules_runs_on_the_way() {
        List<Instant> ran = new ArrayList<>();
        time.schedule(
                START.plusSeconds(1),
                () -> time.schedule(time.instant().plusSeconds(1), () -> ran.add(time.instant())));

        time.advance(Duration.ofMinutes(1));

        assertThat(ran).containsExactly(START.plusSeconds(2));
    }

    @Test
    void overdue_task_runs_at_once() {
        CountDownLatch ran = new CountDownLatch(1);

        time.schedule(START, ran::countDown);

        assertThat(ran.getCount()).isZero();
    }

    @Test
    void fast_time_reaches_tomorrow_by_itself() throws InterruptedException {
        CountDownLatch tomorrow = new CountDownLatch(1);
        time.schedule(START.plus(Duration.ofDays(1)), tomorrow::countDown);

        time.run(VirtualTime.MAX_SPEED);

        assertThat(tomorrow.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(time.instant()).isAfterOrEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void earlier_task_is_not_kept_waiting_by_a_later_one() throws InterruptedException {
        VirtualTime running = VirtualTime.ofMachine();
        CountDownLatch soon = new CountDownLatch(1);

        running.schedule(running.instant().plus(Duration.ofDays(1)), () -> {});
        running.schedule(running.instant().plusMillis(1), soon::countDown);

        assertThat(soon.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void time_does_not_go_back() {
        assertThatIllegalArgumentException().isThrownBy(() -> time.advanceTo(START.minusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofSeconds(-1)));
    }

    @Test
    void speed_has_bounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> time.run(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> time.run(Double.NaN));
    }

    @Property(tries = 100)
    void tasks_run_in_order_of_time_however_time_is_moved(
            @ForAll @Size(max = 50) List<@IntRange(max = 1000) Integer> delays,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 200) Integer> steps) {
        VirtualTime tried = new VirtualTime(START, 0);
        List<Integer> ran = new ArrayList<>();
        delays.forEach(delay -> tried.schedule(START.plusSeconds(delay), () -> ran.add(delay)));
        int moved = 0;
        for (int step : steps) {
            tried.advance(Duration.ofSeconds(step));
            moved += step;
        }

        int end = moved;
        assertThat(ran)
                .isEqualTo(
                        delays.stream().filter(delay -> delay <= end).sorted().toList());
    }
}
