package dev.switchboard.emulator.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final RateLimiter limiter = new RateLimiter(RateLimits.TELEGRAM, time);

    @Test
    void chat_takes_a_burst_and_then_one_a_second() {
        assertThat(admittedAtOnce(to(1))).isEqualTo(5);
        assertThat(admit(limiter, to(1))).contains(1);

        time.advance(Duration.ofSeconds(1));

        assertThat(admittedAtOnce(to(1))).isEqualTo(1);
    }

    @Test
    void group_takes_twenty_in_its_first_minute_and_then_one_each_three_seconds() {
        limiter.limits(new RateLimits(null, new RateLimit(20, 60, 20), null));

        assertThat(admittedAtOnce(toGroup(-1))).isEqualTo(20);
        assertThat(admit(limiter, toGroup(-1))).contains(3);
        assertThat(admit(limiter, to(2))).isEmpty();
    }

    @Test
    void bot_takes_thirty_a_second_over_all_chats_unless_it_pays() {
        int admitted = 0;
        for (int chat = 1; chat <= 40; chat++) {
            admitted += admit(limiter, to(chat)).isEmpty() ? 1 : 0;
        }

        assertThat(admitted).isEqualTo(30);
        assertThat(admit(limiter, new Sending(9, 1, false, 1, true))).isEmpty();
        assertThat(admit(limiter, new Sending(8, 1, false, 1, false))).isEmpty();
    }

    @Test
    void refused_call_takes_up_nothing_and_is_counted_where_it_waits_longest() {
        admittedAtOnce(to(1));
        for (int i = 0; i < 10; i++) {
            admit(limiter, to(1));
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(admit(limiter, to(1))).isEmpty();
        assertThat(limiter.refused()).isEqualTo(Map.of(LimitScope.CHAT, 11L, LimitScope.GROUP, 0L, LimitScope.BOT, 0L));
    }

    @Test
    void album_larger_than_the_burst_passes_after_a_rest_and_is_paid_off_later() {
        assertThat(admit(limiter, new Sending(9, 1, false, 10, false))).isEmpty();
        assertThat(admit(limiter, to(1))).contains(6);
    }

    @Test
    void album_waits_until_there_is_room_for_all_of_it() {
        for (int i = 0; i < 3; i++) {
            assertThat(admit(limiter, to(1))).isEmpty();
        }
        Sending album = new Sending(9, 1, false, 3, false);

        assertThat(admit(limiter, album)).contains(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(admit(limiter, album)).isEmpty();
    }

    @Test
    void of_several_limits_the_longest_wait_is_told() {
        limiter.limits(new RateLimits(new RateLimit(1, 10, 1), null, new RateLimit(1, 2, 1)));
        admit(limiter, to(1));

        assertThat(admit(limiter, to(1))).contains(10);
        assertThat(limiter.refused()).containsEntry(LimitScope.CHAT, 1L).containsEntry(LimitScope.BOT, 0L);
    }

    @Test
    void chats_at_rest_are_forgotten() {
        limiter.limits(new RateLimits(new RateLimit(1, 1, 1), null, null));
        for (int chat = 1; chat <= 100_000; chat++) {
            admit(limiter, to(chat));
            time.advance(Duration.ofMillis(10));
        }

        assertThat(limiter.remembered()).isLessThan(2000);
    }

    @Test
    void limit_is_read_as_it_is_written() {
        assertThat(RateLimit.parse("20/60")).isEqualTo(new RateLimit(20, 60, 20));
        assertThat(RateLimit.parse("1/1/3")).isEqualTo(new RateLimit(1, 1, 3));
        assertThatThrownBy(() -> RateLimit.parse("fast")).hasMessageContaining("MESSAGES/SECONDS/BURST");
        assertThatThrownBy(() -> RateLimit.parse("0/1")).hasMessageContaining("messages must be 1-100000");
    }

    @Property
    void no_stretch_of_time_holds_more_than_the_burst_and_the_rate(
            @ForAll @IntRange(min = 1, max = 30) int messages,
            @ForAll @IntRange(min = 1, max = 60) int seconds,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @Size(max = 200) List<@IntRange(max = 3000) Integer> gaps) {
        RateLimit limit = new RateLimit(messages, seconds, burst);
        ManualTime clock = new ManualTime(Instant.EPOCH);
        RateLimiter limited = new RateLimiter(new RateLimits(limit, null, null), clock);
        List<Long> passed = new ArrayList<>();
        for (int gap : gaps) {
            clock.advance(Duration.ofMillis(gap));
            if (admit(limited, to(1)).isEmpty()) {
                passed.add(clock.millis());
            }
        }
        for (int i = 0; i < passed.size(); i++) {
            for (int j = i; j < passed.size(); j++) {
                double allowed = burst + (passed.get(j) - passed.get(i)) / 1000.0 / seconds * messages;
                assertThat((double) (j - i + 1)).isLessThanOrEqualTo(allowed + 0.001);
            }
        }
    }

    @Property
    void call_passes_after_the_wait_it_was_told(
            @ForAll @IntRange(min = 1, max = 30) int messages, @ForAll @IntRange(min = 1, max = 60) int seconds) {
        ManualTime clock = new ManualTime(Instant.EPOCH);
        RateLimiter limited =
                new RateLimiter(new RateLimits(new RateLimit(messages, seconds, messages), null, null), clock);
        for (int i = 0; i < 3 * messages; i++) {
            admit(limited, to(1)).ifPresent(wait -> {
                clock.advance(Duration.ofSeconds(wait));
                assertThat(admit(limited, to(1))).isEmpty();
            });
        }
    }

    private int admittedAtOnce(Sending sending) {
        int admitted = 0;
        while (admit(limiter, sending).isEmpty()) {
            admitted++;
        }
        return admitted;
    }

    private static Optional<Integer> admit(RateLimiter asked, Sending sending) {
        Optional<Integer> wait = asked.refuse(sending);
        if (wait.isEmpty()) {
            asked.sent(sending);
        }
        return wait;
    }

    private static Sending to(long chat) {
        return new Sending(9, chat, false, 1, false);
    }

    private static Sending toGroup(long chat) {
        return new Sending(9, chat, true, 1, false);
    }
}
