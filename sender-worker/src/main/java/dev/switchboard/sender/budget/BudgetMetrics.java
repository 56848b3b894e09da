package dev.switchboard.sender.budget;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** What the budget tells of itself; tags are words of ours, never ids. */
final class BudgetMetrics {
    private final MeterRegistry meters;

    BudgetMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows whether a process goes by its share, and by how many shares it reckons. */
    void show(BooleanSupplier shareBinds, IntSupplier processes) {
        Gauge.builder("switchboard.budget.fallback", () -> shareBinds.getAsBoolean() ? 1 : 0)
                .description("1 while this process goes by its share, because Redis is away or was just now")
                .register(meters);
        Gauge.builder("switchboard.budget.processes", processes::getAsInt)
                .description("sender processes when Redis was last there")
                .register(meters);
    }

    /** An ask was answered. */
    void answered(Ask ask, Grant grant, Duration waited) {
        var outcome = switch (grant) {
            case Grant.Granted _ -> "granted";
            case Grant.NotYet notYet -> notYet.reason().word();
        };
        Timer.builder("switchboard.budget.wait")
                .description("how long asks waited for leave to send, and what they got")
                .tag("priority", ask.priority().word())
                .tag("outcome", outcome)
                .register(meters)
                .record(waited);
    }

    /** The pace let nobody through. */
    void refused(Grant.Reason reason) {
        meters.counter("switchboard.budget.refused", "reason", reason.word()).increment();
    }

    /** Nobody knows what became of a message. */
    void doubted() {
        meters.counter("switchboard.budget.doubts").increment();
    }

    /** Telegram refused, and something was closed. */
    void paused(Scope scope) {
        meters.counter("switchboard.budget.pauses", "scope", scope.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
