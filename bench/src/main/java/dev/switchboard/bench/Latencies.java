package dev.switchboard.bench;

import java.util.List;

/**
 * How long things took.
 *
 * @param millis of each
 */
record Latencies(List<Double> millis) {
    Latencies {
        millis = millis.stream().sorted().toList();
    }

    int count() {
        return millis.size();
    }

    /** Returns how many milliseconds that share of them took at most; NaN where there are none. */
    double percentile(double share) {
        return millis.isEmpty() ? Double.NaN : millis.get((int) Math.ceil(share * millis.size()) - 1);
    }

    /** Returns the usual percentiles as a person reads them. */
    String line() {
        return "p50 %.1f  p95 %.1f  p99 %.1f  max %.1f ms"
                .formatted(percentile(0.5), percentile(0.95), percentile(0.99), percentile(1));
    }
}
