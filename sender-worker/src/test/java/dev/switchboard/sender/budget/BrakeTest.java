package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private final Brake brake = new Brake();

    @Test
    void one_chat_alone_brakes_nothing() {
        for (int i = 0; i < 10; i++) {
            brake.doubted(-1, NOW);
        }
        brake.granted(NOW);
        assertThat(isOn()).isFalse();
    }

    @Test
    void second_chat_s_doubt_brakes_unless_something_was_answered_between() {
        brake.doubted(-1, NOW);
        brake.answered();
        brake.doubted(-2, NOW);
        assertThat(isOn()).isFalse();
        brake.doubted(-1, NOW);
        assertThat(isOn()).isTrue();
        assertThat(brake.closing().reason()).isEqualTo(Reason.BOT_UNANSWERED);
    }

    @Test
    void what_was_on_its_way_already_makes_nothing_wait_longer() {
        on();
        for (int chat = 3; chat < 50; chat++) {
            brake.doubted(-chat, NOW);
        }
        assertThat(brake.closing().until()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void each_message_makes_the_next_one_wait_twice_as_long_up_to_half_a_minute() {
        on();
        var waits = new ArrayList<Long>();
        var at = brake.closing().until();
        for (int i = 0; i < 6; i++) {
            brake.granted(at);
            waits.add(Duration.between(at, brake.closing().until()).toSeconds());
            at = brake.closing().until();
            brake.doubted(-3 - i, at);
        }
        assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void any_answer_ends_it_at_once() {
        on();
        brake.granted(NOW);
        brake.answered();
        assertThat(isOn()).isFalse();
        brake.granted(NOW);
        assertThat(isOn()).isFalse();
    }

    private void on() {
        brake.doubted(-1, NOW);
        brake.doubted(-2, NOW);
    }

    private boolean isOn() {
        return brake.closing().at(NOW);
    }
}
