package dev.switchboard.emulator.fault;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The faults still to come; the oldest rule that fits a call, and whose chance comes up, meets it. Thread-safe. */
public final class FaultPlan {
    private final InstantSource time;
    private final List<Active> rules = new ArrayList<>();

    /** Begins without rules. */
    public FaultPlan(InstantSource time) {
        this.time = time;
    }

    /** Adds a rule behind those there are; a storm begins now. */
    public synchronized void add(FaultRule rule) {
        rules.add(new Active(rule, time.instant()));
    }

    /** Removes all rules. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Returns the rules since they were last removed, those that are over too. */
    public synchronized List<Standing> rules() {
        Instant now = time.instant();
        return rules.stream()
                .map(active -> new Standing(active.rule, active.met, active.isOver(now)))
                .toList();
    }

    /**
     * Returns the fault that meets a call, and counts it; of a storm the seconds that are left.
     *
     * @param isChat tells whether a name, as a rule has it, is that of the chat that the call names
     */
    public synchronized Optional<Fault> meet(String method, long bot, Predicate<String> isChat) {
        Instant now = time.instant();
        for (Active active : rules) {
            if (!active.isOver(now) && active.rule.fits(method, bot, isChat) && active.comesUp()) {
                active.met++;
                return Optional.of(active.fault(now));
            }
        }
        return Optional.empty();
    }

    /**
     * A rule and what came of it.
     *
     * @param met how many calls it met
     * @param over whether it meets no more
     */
    public record Standing(@JsonUnwrapped FaultRule rule, long met, boolean over) {}

    private static final class Active {
        private final FaultRule rule;
        private final Instant since;
        private final SplittableRandom chances;
        private long met;

        Active(FaultRule rule, Instant since) {
            this.rule = rule;
            this.since = since;
            chances = new SplittableRandom(rule.seed() == null ? 0 : rule.seed());
        }

        boolean isOver(Instant now) {
            return (rule.times() != null && met >= rule.times())
                    || (rule.fault() instanceof Fault.Storm storm && !now.isBefore(end(storm)));
        }

        boolean comesUp() {
            return rule.probability() == null || chances.nextDouble() < rule.probability();
        }

        Fault fault(Instant now) {
            return rule.fault() instanceof Fault.Storm storm
                    ? new Fault.Storm(
                            (int) Math.ceilDiv(Duration.between(now, end(storm)).toMillis(), 1000L))
                    : rule.fault();
        }

        private Instant end(Fault.Storm storm) {
            return since.plusSeconds(storm.seconds());
        }
    }
}
