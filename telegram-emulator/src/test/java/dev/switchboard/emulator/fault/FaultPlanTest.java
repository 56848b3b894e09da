package dev.switchboard.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.emulator.fault.FaultPlan.Standing;
import dev.switchboard.emulator.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final FaultPlan plan = new FaultPlan(time);

    @Test
    void rule_meets_only_what_fits_and_only_so_often() {
        plan.add(new FaultRule("sendMessage", 5L, "77", 1, new Fault.LoseRequest()));

        assertThat(plan.meet("sendPhoto", 5, "77"::equals)).isEmpty();
        assertThat(plan.meet("sendMessage", 6, "77"::equals)).isEmpty();
        assertThat(plan.meet("sendMessage", 5, "78"::equals)).isEmpty();
        assertThat(plan.meet("SENDMESSAGE", 5, "77"::equals)).contains(new Fault.LoseRequest());
        assertThat(plan.meet("sendMessage", 5, "77"::equals)).isEmpty();
        assertThat(plan.rules()).extracting(Standing::met, Standing::over).containsExactly(tuple(1L, true));
    }

    @Test
    void oldest_rule_whose_chance_comes_up_meets_the_call() {
        plan.add(new FaultRule(null, null, null, 1, new Fault.Page(502)));
        plan.add(new FaultRule(null, null, null, null, null, null, new Fault.CutAnswer()));

        assertThat(plan.meet("getMe", 5, ""::equals)).contains(new Fault.Page(502));
        assertThat(plan.meet("getMe", 5, ""::equals)).contains(new Fault.CutAnswer());
        assertThat(plan.meet("getMe", 5, ""::equals)).contains(new Fault.CutAnswer());
    }

    @Test
    void chances_are_the_same_under_the_same_seed_and_others_under_another() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
        assertThat(drawn(7).stream().filter(met -> met).count()).isBetween(220L, 380L);
    }

    @Test
    void storm_tells_the_seconds_that_are_left_and_ends() {
        plan.add(new FaultRule(null, 5L, null, null, null, null, new Fault.Storm(10)));

        assertThat(plan.meet("sendMessage", 5, "1"::equals)).contains(new Fault.Storm(10));
        time.advance(Duration.ofMillis(3500));
        assertThat(plan.meet("sendMessage", 5, "1"::equals)).contains(new Fault.Storm(7));
        assertThat(plan.meet("sendMessage", 6, "1"::equals)).isEmpty();
        time.advance(Duration.ofMillis(6500));
        assertThat(plan.meet("sendMessage", 5, "1"::equals)).isEmpty();
        assertThat(plan.rules()).extracting(Standing::met, Standing::over).containsExactly(tuple(2L, true));
    }

    @Test
    void rule_that_could_meet_nothing_is_refused() {
        assertThatThrownBy(() -> new FaultRule(null, null, null, 0, new Fault.LoseAnswer()))
                .hasMessage("times must be at least 1, not 0");
        assertThatThrownBy(() -> FaultRule.withProbability(1.5, 1, new Fault.LoseAnswer()))
                .hasMessage("probability must be above 0 and at most 1, not 1.5");
        assertThatThrownBy(() -> new Fault.Storm(0)).hasMessage("seconds must be 1-3600, not 0");
    }

    private List<Boolean> drawn(long seed) {
        FaultPlan fresh = new FaultPlan(time);
        fresh.add(FaultRule.withProbability(0.3, seed, new Fault.LoseAnswer()));
        List<Boolean> drawn = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(fresh.meet("sendMessage", 5, "1"::equals).isPresent());
        }
        return drawn;
    }
}
