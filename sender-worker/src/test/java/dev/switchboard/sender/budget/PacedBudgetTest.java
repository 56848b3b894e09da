package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacedBudgetTest {
    private static final Ask ASK = new Ask(7001, -1, Priority.LOW);

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));
    private final List<Duration> pauses = new ArrayList<>();
    private final SharedPace shared = new OpenPace() {
        @Override
        public Scope pause(Ask ask, Duration retryAfter) {
            pauses.add(retryAfter);
            return super.pause(ask, retryAfter);
        }
    };
    private final PacedBudget budget = new PacedBudget(
            new FallbackPace(shared, new BudgetSettings(new SendRate(5), Map.of(), 1), () -> 1, clock),
            clock,
            new BudgetMetrics(new SimpleMeterRegistry()));

    @Test
    void pause_of_seconds_is_kept_as_it_is() {
        budget.paused(ASK, Duration.ofSeconds(60));

        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        assertThat(budget.putOff(ASK))
                .hasValueSatisfying(notYet ->
                        assertThat(notYet.until()).isEqualTo(clock.instant().plusSeconds(60)));
    }

    @Test
    void absurd_pause_mutes_a_chat_for_a_day_at_most() {
        budget.paused(ASK, Duration.ofSeconds(Integer.MAX_VALUE));

        assertThat(pauses).containsExactly(Duration.ofDays(1));
        assertThat(budget.putOff(ASK))
                .hasValueSatisfying(notYet ->
                        assertThat(notYet.until()).isEqualTo(clock.instant().plus(Duration.ofDays(1))));
    }
}
