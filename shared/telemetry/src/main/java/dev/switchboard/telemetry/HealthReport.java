package dev.switchboard.telemetry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of all checks, by name, in the order of their registration.
 *
 * @param checks a copy is kept
 */
public record HealthReport(Map<String, HealthState> checks) {
    public HealthReport {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /** Returns whether nothing is down. */
    public boolean isUp() {
        return down().isEmpty();
    }

    /** Returns whether something works badly. */
    public boolean isDegraded() {
        return checks.values().stream().anyMatch(HealthState.Degraded.class::isInstance);
    }

    /** Returns the names of the checks that are down. */
    public List<String> down() {
        return checks.entrySet().stream()
                .filter(check -> check.getValue() instanceof HealthState.Down)
                .map(Map.Entry::getKey)
                .toList();
    }
}
