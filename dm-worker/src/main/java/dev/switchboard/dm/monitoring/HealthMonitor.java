package dev.switchboard.dm.monitoring;

import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/**
 * Whether conversations go well. They are degraded while, of the last five minutes, more than a tenth of the attempts to do
 * what was asked and to answer failed, or more than a tenth of the answers that somebody waited for came later than five
 * seconds after their update was queued; fewer than 20 tell nothing. Degraded is told and counted, and keeps no worker from
 * being ready: Telegram's absence is not cured by a restart. Safe for use by several threads.
 */
public final class HealthMonitor {
    static final Duration SPAN = Duration.ofMinutes(5);
    static final int ENOUGH = 20;
    static final Duration LATE = Duration.ofSeconds(5);

    private static final double BOUND = 0.1;

    private final RecentShare failures;
    private final RecentShare lateAnswers;

    /** Watches by the given clock. */
    public HealthMonitor(InstantSource clock) {
        failures = new RecentShare(clock, SPAN, ENOUGH);
        lateAnswers = new RecentShare(clock, SPAN, ENOUGH);
    }

    /** Somebody was to be served, and it failed or did not. */
    void attempted(boolean failed) {
        failures.add(failed);
    }

    /** Telegram accepted an answer that somebody waited for so long. */
    void answered(Duration lag) {
        lateAnswers.add(lag.compareTo(LATE) > 0);
    }

    /** Returns how conversations go. */
    public HealthState state() {
        var reasons = new ArrayList<String>();
        if (failures.bad() > BOUND) {
            reasons.add("%.0f %% of the attempts of 5 min failed, may be %.0f %%"
                    .formatted(failures.bad() * 100, BOUND * 100));
        }
        if (lateAnswers.bad() > BOUND) {
            reasons.add("%.0f %% of the answers of 5 min came later than 5 s, may be %.0f %%"
                    .formatted(lateAnswers.bad() * 100, BOUND * 100));
        }
        return reasons.isEmpty() ? new HealthState.Up() : new HealthState.Degraded(String.join("; ", reasons));
    }

    /** Returns this as one of a process's checks. */
    public HealthCheck check() {
        return new HealthCheck("conversations", this::state);
    }

    /** Shows the two shares, and 1 for each that is above its bound. The registry does not keep this from being collected. */
    public void bindTo(MeterRegistry meters) {
        bind(meters, "errors", failures);
        bind(meters, "lag", lateAnswers);
    }

    private static void bind(MeterRegistry meters, String cause, RecentShare share) {
        Gauge.builder("switchboard.dm.bad_share", share, RecentShare::bad)
                .tag("cause", cause)
                .register(meters);
        Gauge.builder("switchboard.dm.degraded", share, recent -> recent.bad() > BOUND ? 1 : 0)
                .tag("cause", cause)
                .register(meters);
    }
}
