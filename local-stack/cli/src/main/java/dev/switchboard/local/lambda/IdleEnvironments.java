package dev.switchboard.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Environments that wait for an invocation. The one used last is used next: the others cool down and can be retired. Not
 * safe for use by several threads.
 */
final class IdleEnvironments {
    /** Last used first. */
    private final Deque<Idle> environments = new ArrayDeque<>();

    private record Idle(ExecutionEnvironment environment, Instant since) {}

    void add(ExecutionEnvironment environment, Instant now) {
        environments.push(new Idle(environment, now));
    }

    void remove(ExecutionEnvironment environment) {
        environments.removeIf(idle -> idle.environment() == environment);
    }

    /** Takes the one that was used last. */
    Optional<ExecutionEnvironment> take() {
        return Optional.ofNullable(environments.poll()).map(Idle::environment);
    }

    /** Takes the one that has been idle the longest, if that is long enough. */
    Optional<ExecutionEnvironment> takeColdest(Duration idleTime, Instant now) {
        Idle coldest = environments.peekLast();
        if (coldest == null || coldest.since().plus(idleTime).isAfter(now)) {
            return Optional.empty();
        }
        environments.removeLast();
        return Optional.of(coldest.environment());
    }
}
