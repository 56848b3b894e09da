package dev.switchboard.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void waits_double_up_to_ten_seconds() {
        assertThat(wait(Duration.ZERO)).hasMillis(100);
        assertThat(wait(Duration.ZERO)).hasMillis(200);
        assertThat(wait(Duration.ofSeconds(29))).hasMillis(400);
        for (int i = 0; i < 100; i++) {
            assertThat(wait(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(wait(Duration.ZERO)).hasSeconds(10);
    }

    @Test
    void part_that_was_ready_for_long_has_recovered() {
        wait(Duration.ZERO);
        wait(Duration.ZERO);

        assertThat(wait(Duration.ofSeconds(30))).hasMillis(100);
    }

    private Duration wait(Duration wasReady) {
        return backOff.afterEnding(wasReady);
    }
}
