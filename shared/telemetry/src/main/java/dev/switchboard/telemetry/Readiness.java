package dev.switchboard.telemetry;

import dev.switchboard.telemetry.HealthState.Down;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a process can do its work: whether everything it needs answers. Safe to share between threads. */
public final class Readiness {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(2);

    private final List<HealthCheck> checks;
    private final Duration patience;

    /** Asks the given checks, for at most two seconds. */
    public Readiness(List<HealthCheck> checks) {
        this(checks, DEFAULT_PATIENCE);
    }

    Readiness(List<HealthCheck> checks, Duration patience) {
        this.checks = List.copyOf(checks);
        this.patience = patience;
    }

    /** Asks all checks at once; one that does not answer in time is down. */
    public HealthReport report() {
        var answers = new LinkedHashMap<String, CompletableFuture<HealthState>>();
        for (HealthCheck check : checks) {
            answers.put(
                    check.name(),
                    CompletableFuture.supplyAsync(() -> ask(check), Thread::startVirtualThread)
                            .completeOnTimeout(
                                    new Down("no answer within " + patience.toMillis() + " ms"),
                                    patience.toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
        var states = new LinkedHashMap<String, HealthState>();
        answers.forEach((name, answer) -> states.put(name, answer.join()));
        return new HealthReport(states);
    }

    private static HealthState ask(HealthCheck check) {
        try {
            return check.probe().call();
        } catch (Exception e) {
            log.atWarn().addKeyValue("check", check.name()).setCause(e).log("health check failed");
            // only the class: messages of clients hold addresses and, at times, passwords
            return new Down(e.getClass().getSimpleName());
        }
    }
}
