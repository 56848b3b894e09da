package dev.switchboard.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long calls took, by what they were for, in the order in which each was made first. */
final class CallTimes {
    private final Map<String, Duration> slowest = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new LinkedHashMap<>();

    /** Makes a call and returns its result. */
    <R> R time(String what, Supplier<R> call) {
        long start = System.nanoTime();
        var result = call.get();
        var took = Duration.ofNanos(System.nanoTime() - start);
        slowest.merge(what, took, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        calls.merge(what, 1, Integer::sum);
        return result;
    }

    /** Prints the slowest of each; returns whether all are below a bound. */
    boolean report(Duration bound) {
        slowest.forEach((what, took) ->
                Report.line("%-32s %5d calls, the slowest %6d ms".formatted(what, calls.get(what), took.toMillis())));
        boolean held = slowest.values().stream().allMatch(took -> took.compareTo(bound) < 0);
        Report.line("each below %d ms: %s".formatted(bound.toMillis(), held ? "held" : "NOT HELD"));
        return held;
    }
}
