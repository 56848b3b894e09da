package dev.switchboard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BroadcastProgressTest {
    @Test
    void rate_and_time_left_go_by_the_last_minute() {
        assertThat(running(300, 60).lines()).anyMatch(line -> line.endsWith("; 5.0 a second, about 10 min 0 s left"));
    }

    @Test
    void rate_and_time_left_of_a_young_broadcast_go_by_the_time_it_had() {
        assertThat(running(50, 10).lines()).anyMatch(line -> line.endsWith("; 5.0 a second, about 10 min 0 s left"));
    }

    @Test
    void broadcast_that_has_sent_nothing_yet_tells_no_time() {
        assertThat(running(0, 5).lines()).noneMatch(line -> line.endsWith(" s left"));
    }

    @Test
    void what_was_done_in_doubt_is_told() {
        assertThat(running(0, 5).lines()).contains("  in doubt: 2 finder_unavailable_left");
    }

    private static BroadcastProgress running(long sent, int seconds) {
        var byState = Map.of("pending", 2_990L, "sending", 10L, "unknown", 2L);
        var doubts = Map.of("finder_unavailable_left", 2L);
        return new BroadcastProgress(
                new UUID(0, 1), null, "running", null, null, null, byState, Map.of(), doubts, sent, seconds, null);
    }
}
