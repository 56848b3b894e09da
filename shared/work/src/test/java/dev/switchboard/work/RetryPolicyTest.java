package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Test
    void waits_are_1_4_and_16_seconds() {
        var policy = new RetryPolicy(4, Duration.ofSeconds(1), () -> 0.5);

        assertThat(policy.waitAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.waitAfter(3)).isEqualTo(Duration.ofSeconds(16));
        assertThat(policy.isSpentAfter(3)).isFalse();
        assertThat(policy.isSpentAfter(4)).isTrue();
    }

    @Property
    void jitter_is_a_fifth_at_most(
            @ForAll @IntRange(min = 1, max = 5) int failures, @ForAll @DoubleRange(min = 0, max = 1) double random) {
        var wait = new RetryPolicy(9, Duration.ofSeconds(1), () -> random).waitAfter(failures);
        var middle = new RetryPolicy(9, Duration.ofSeconds(1), () -> 0.5).waitAfter(failures);

        assertThat(wait.toMillis()).isBetween(middle.toMillis() * 4 / 5 - 1, middle.toMillis() * 6 / 5 + 1);
    }
}
