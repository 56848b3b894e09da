package dev.switchboard.local.supervisor;

import dev.switchboard.local.process.ProcessRecords;
import dev.switchboard.local.process.Termination;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.PartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part: starts its process, sees when it is ready, and starts it again whenever it ends unasked. */
final class SupervisedPart {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedPart.class);
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration PROBE_EVERY = Duration.ofMillis(50);
    /** A start of the whole stack is given up when a part has ended this often without having been ready. */
    private static final int FIRST_STARTS = 3;

    private static final int LOG_TAIL_LINES = 15;

    private final PartPlan plan;
    private final Path log;
    private final Map<String, String> marker;
    private final ProcessRecords records;
    private final Runnable onChange;

    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final BackOff backOff = new BackOff();
    private volatile PartStatus status;
    private volatile @Nullable String failure;
    private volatile @Nullable Thread runner;

    /**
     * Makes a part that does not run yet.
     *
     * @param log gets what the process writes
     * @param marker environment variables by which the stack's processes can be told from others
     * @param onChange is called after each change of {@link #status}
     */
    SupervisedPart(PartPlan plan, Path log, Map<String, String> marker, ProcessRecords records, Runnable onChange) {
        this.plan = plan;
        this.log = log;
        this.marker = marker;
        this.records = records;
        this.onChange = onChange;
        this.status = new PartStatus(plan.name(), PartState.WAITING, null, plan.port(), 0);
    }

    PartPlan plan() {
        return plan;
    }

    PartStatus status() {
        return status;
    }

    /** Returns whether the part has been ready. */
    boolean wasReady() {
        return firstReady.isDone();
    }

    /** Returns why the part could not be started, if that was given up. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Runs the part in a thread of its own, once what it needs is ready. */
    void start(List<SupervisedPart> needed) {
        runner = Thread.ofVirtual().name(plan.name()).start(() -> {
            try {
                for (SupervisedPart part : needed) {
                    part.firstReady.get();
                }
                keepRunning(plan.preparation().prepare());
            } catch (InterruptedException e) {
                change(PartState.STOPPED, null);
            } catch (Exception e) {
                if (Thread.currentThread().isInterrupted()) {
                    change(PartState.STOPPED, null);
                } else {
                    giveUp(e);
                }
            }
        });
    }

    /** Asks the process to end, waits until it has, and starts it no more. */
    void stop() {
        Thread thread = runner;
        if (thread != null) {
            long begin = System.nanoTime();
            thread.interrupt();
            awaitEnd(thread);
            LOG.atInfo()
                    .addKeyValue("part", plan.name())
                    .addKeyValue(
                            "ms", Duration.ofNanos(System.nanoTime() - begin).toMillis())
                    .log("part stopped");
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning(PartCommand command) throws IOException, InterruptedException {
        while (true) {
            Process process = launch(command);
            Duration wasReady = Duration.ZERO;
            try {
                if (becomesReady(process, command)) {
                    long since = System.nanoTime();
                    change(PartState.READY, process.pid());
                    firstReady.complete(null);
                    process.waitFor();
                    wasReady = Duration.ofNanos(System.nanoTime() - since);
                }
            } finally {
                Termination.end(List.of(process.toHandle()), plan.grace());
            }
            int exit = process.waitFor();
            LOG.atWarn()
                    .addKeyValue("part", plan.name())
                    .addKeyValue("exit", exit)
                    .log("part ended");
            status = new PartStatus(plan.name(), PartState.RESTARTING, null, plan.port(), status.restarts() + 1);
            onChange.run();
            if (!firstReady.isDone() && status.restarts() >= FIRST_STARTS) {
                throw new IOException("it ended with " + exit + "; its log ends with" + logTail());
            }
            Thread.sleep(backOff.afterEnding(wasReady));
        }
    }

    private Process launch(PartCommand command) throws IOException {
        ProcessBuilder builder =
                command.processBuilder(log).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(marker);
        Process process = builder.start();
        records.remember(plan.name(), process.toHandle());
        change(PartState.STARTING, process.pid());
        return process;
    }

    private boolean becomesReady(Process process, PartCommand command) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        @Nullable Exception lastObstacle = null;
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                command.readiness().probe();
                plan.onReady().run();
                return true;
            } catch (IOException | RuntimeException e) {
                if (e instanceof PartFailedException && !wasReady()) {
                    throw e;
                }
                lastObstacle = e;
            }
            process.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (lastObstacle != null) {
            LOG.atWarn().addKeyValue("part", plan.name()).setCause(lastObstacle).log("part did not become ready");
        }
        return false;
    }

    private void giveUp(Exception cause) {
        LOG.atError().addKeyValue("part", plan.name()).setCause(cause).log("part given up");
        failure = cause instanceof PartFailedException ? cause.getMessage() : plan.name() + ": " + cause.getMessage();
        change(PartState.FAILED, null);
    }

    private void change(PartState state, @Nullable Long pid) {
        status = new PartStatus(plan.name(), state, pid, plan.port(), status.restarts());
        onChange.run();
    }

    private String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "\n  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }
}
