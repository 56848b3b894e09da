package dev.switchboard.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One process that runs a function, one invocation at a time.
 *
 * <p>The process asks for work through the {@link RuntimeApi}; the {@link LambdaFunction} gives it.
 */
final class ExecutionEnvironment {
    private final String name;
    private final LambdaFunction function;
    private final BlockingQueue<Optional<Work>> handOver = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Work> current = new AtomicReference<>();
    private volatile @Nullable Process process;

    ExecutionEnvironment(String name, LambdaFunction function) {
        this.name = name;
        this.function = function;
    }

    /**
     * What the process has in hand.
     *
     * @param deadline when the invocation times out
     */
    record Work(Invocation invocation, Instant deadline) {}

    /** Returns the function's name and a number, such as {@code webhook-1}. */
    String name() {
        return name;
    }

    /** Returns the function's name. */
    String functionName() {
        return function.definition().name();
    }

    void runsIn(Process started) {
        process = started;
    }

    /** Gives work to the process, which must be idle. */
    void give(Invocation invocation, Instant deadline) {
        var work = new Work(invocation, deadline);
        current.set(work);
        handOver.add(Optional.of(work));
    }

    /** Waits for work; empty once the process has ended. */
    Optional<Work> next() throws InterruptedException {
        function.isIdle(this);
        return handOver.take();
    }

    /** Takes the process's result of its current invocation; returns whether it has that one. */
    boolean settle(String requestId, InvocationResult result) {
        Work work = current.get();
        if (work == null || !work.invocation().requestId().equals(requestId)) {
            return false;
        }
        current.set(null);
        work.invocation().complete(result);
        return true;
    }

    /** Returns whether an invocation runs that is not settled. */
    boolean isRunning() {
        return current.get() != null;
    }

    /** Fails the current invocation and kills the process, if the time is up. */
    void enforceDeadline(Instant now, Duration timeout) {
        Work work = current.get();
        if (work != null && now.isAfter(work.deadline())) {
            work.invocation().failTimedOut(timeout);
            kill();
        }
    }

    /** Releases who waits for the process, which has ended. */
    void exited(String how) {
        Work work = current.getAndSet(null);
        if (work != null) {
            work.invocation().failExited(how);
        }
        handOver.add(Optional.empty());
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
