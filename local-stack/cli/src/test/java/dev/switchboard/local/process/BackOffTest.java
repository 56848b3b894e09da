package dev.switchboard.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10));

    @Test
    void waits_double_up_to_the_longest() {
        assertThat(backOff.afterFailure()).hasMillis(100);
        assertThat(backOff.afterFailure()).hasMillis(200);
        assertThat(backOff.afterFailure()).hasMillis(400);
        for (int i = 0; i < 100; i++) {
            assertThat(backOff.afterFailure()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(backOff.afterFailure()).hasSeconds(10);
    }

    @Test
    void what_has_recovered_waits_the_shortest_again() {
        backOff.afterFailure();
        backOff.afterFailure();
        backOff.recovered();

        assertThat(backOff.afterFailure()).hasMillis(100);
    }
}
