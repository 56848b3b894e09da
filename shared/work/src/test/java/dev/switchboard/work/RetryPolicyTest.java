package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Duration FIRST = WorkSettings.DEFAULT.retryWait();

    @Test
    void a_job_runs_once_and_again_after_1_4_and_16_seconds() {
        var policy = new RetryPolicy(FIRST, () -> 0.5);

        assertThat(policy.waitAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.waitAfter(3)).isEqualTo(Duration.ofSeconds(16));
        assertThat(policy.isSpentAfter(3)).isFalse();
        assertThat(policy.isSpentAfter(4)).isTrue();
    }

    @Test
    void waits_in_an_outage_double_up_to_half_a_minute() {
        var policy = new RetryPolicy(FIRST, () -> 0.5);

        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 5_000).mapToObj(policy::waitInOutage))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Property
    void jitter_is_a_fifth_at_most(
            @ForAll @IntRange(min = 1, max = 5) int times, @ForAll @DoubleRange(min = 0, max = 1) double random) {
        var policy = new RetryPolicy(FIRST, () -> random);
        var middle = new RetryPolicy(FIRST, () -> 0.5);

        assertIsAbout(policy.waitAfter(times), middle.waitAfter(times));
        assertIsAbout(policy.waitInOutage(times), middle.waitInOutage(times));
    }

    private static void assertIsAbout(Duration wait, Duration middle) {
        assertThat(wait.toMillis()).isBetween(middle.toMillis() * 4 / 5 - 1, middle.toMillis() * 6 / 5 + 1);
    }
}
