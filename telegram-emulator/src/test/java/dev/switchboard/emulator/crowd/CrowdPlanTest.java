package dev.switchboard.emulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.emulator.crowd.CrowdPlan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CrowdPlanTest {
    @Property(tries = 100)
    void same_seed_makes_the_same_sequence(@ForAll("scripts") CrowdScript script) {
        assertThat(steps(script)).isEqualTo(steps(script));
    }

    @Property(tries = 100)
    void shares_hold_to_within_one_action(@ForAll("scripts") CrowdScript script) {
        List<Step> steps = steps(script);
        double sum =
                script.shares().values().stream().mapToDouble(share -> share).sum();

        assertThat(steps).hasSize(script.plannedActions());
        script.shares().forEach((word, share) -> {
            long count = steps.stream()
                    .filter(step -> step.action().word().equals(word))
                    .count();
            assertThat((double) count).isCloseTo(steps.size() * share / sum, within(1.0));
        });
    }

    @Property(tries = 100)
    void steps_come_in_order_of_time_within_the_duration(@ForAll("scripts") CrowdScript script) {
        Duration last = Duration.ZERO;
        for (Step step : steps(script)) {
            assertThat(step.at()).isBetween(last, Duration.ofSeconds(script.duration()));
            last = step.at();
        }
    }

    @Property(tries = 100)
    void everyone_acts_once_before_anyone_acts_again(@ForAll("scripts") CrowdScript script) {
        List<Step> steps = steps(script);
        for (int from = 0; from < steps.size(); from += script.people()) {
            List<Step> round = steps.subList(from, Math.min(steps.size(), from + script.people()));
            assertThat(new HashSet<>(round.stream().map(Step::person).toList())).hasSameSizeAs(round);
        }
    }

    @Property(tries = 100)
    void share_of_those_who_acted_blocks_the_bot_afterwards(
            @ForAll("scripts") CrowdScript script, @ForAll @DoubleRange(max = 1) double blocked) {
        CrowdScript acting = new CrowdScript(
                1,
                script.people(),
                1,
                script.seed(),
                60,
                script.actions(),
                Map.of("ask_to_join", 1.0),
                blocked,
                List.of());
        Set<Integer> acted = new HashSet<>();
        Set<Integer> left = new HashSet<>();
        for (Step step : steps(acting)) {
            if (step.action() == CrowdAction.BLOCK) {
                assertThat(acted).contains(step.person());
                assertThat(left.add(step.person())).isTrue();
            } else {
                acted.add(step.person());
            }
        }
        assertThat(left).hasSize((int) Math.round(blocked * acted.size()));
    }

    @Test
    void another_seed_makes_another_sequence() {
        Map<String, Double> shares = Map.of("start", 1.0, "block", 1.0);

        assertThat(steps(new CrowdScript(1, 100, 0, 1, 60, null, shares)))
                .isNotEqualTo(steps(new CrowdScript(1, 100, 0, 2, 60, null, shares)));
    }

    @Test
    void scripts_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> script(0, 0, Map.of("start", 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> script(1, 0, Map.of("join", 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> script(1, 0, Map.of("dance", 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> script(1, 0, Map.of("start", -1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> script(1, 0, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrowdScript(1, 1, 0, 0, 60, null, Map.of("start", 1.0), 1.5, List.of()));
    }

    @Provide
    Arbitrary<CrowdScript> scripts() {
        Arbitrary<Map<String, Double>> shares = Arbitraries.maps(
                        Arbitraries.of(CrowdAction.values()).map(CrowdAction::word),
                        Arbitraries.doubles().between(0.01, 10))
                .ofMinSize(1);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 3600),
                        Arbitraries.integers().between(1, 500),
                        shares)
                .as((people, groups, seed, duration, actions, chosen) ->
                        new CrowdScript(1, people, groups, seed, duration, actions, chosen));
    }

    private static CrowdScript script(int people, int groups, Map<String, Double> shares) {
        return new CrowdScript(1, people, groups, 0, 60, null, shares);
    }

    private static List<Step> steps(CrowdScript script) {
        List<Step> steps = new ArrayList<>();
        new CrowdPlan(script).forEachRemaining(steps::add);
        return steps;
    }
}
