package dev.switchboard.local.supervisor;

import dev.switchboard.local.process.BackOff;
import dev.switchboard.local.process.ProcessRecords;
import dev.switchboard.local.process.Termination;
import dev.switchboard.parts.LogTail;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.PartFailedException;
import dev.switchboard.parts.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final Duration PROBE_EVERY = Duration.ofMillis(50);
    /**
     * A start of the whole stack is given up when a part has ended this often without having been ready. One that runs
     * but does not become ready is given up the first time: it has been waited for long enough.
     */
    private static final int FIRST_STARTS = 3;

    private static final Duration FIRST_RESTART = Duration.ofMillis(100);
    /** What follows a start may call others, who are not to be asked twenty times a second. */
    private static final Duration FIRST_REPEAT = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** A part that was ready this long has recovered from whatever it was. */
    private static final Duration RECOVERED = Duration.ofSeconds(30);

    private final PartPlan plan;
    private final Path log;
    private final Map<String, String> marker;
    private final ProcessRecords records;
    private final Runnable onChange;

    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final BackOff backOff = new BackOff(FIRST_RESTART, LONGEST_WAIT);
    private volatile PartStatus status;
    private volatile @Nullable String lastEnding;
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
        this.status = new PartStatus(plan.name(), PartState.WAITING, null, plan.port(), 0, null);
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
                change(PartState.STOPPED, null, null);
            } catch (Exception e) {
                if (Thread.currentThread().isInterrupted()) {
                    change(PartState.STOPPED, null, null);
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

    private void keepRunning(PartCommand command) throws InterruptedException {
        for (int endings = 1; ; endings++) {
            Ending ending = runOnce(command);
            LOG.atWarn()
                    .addKeyValue("part", plan.name())
                    .addKeyValue("how", ending.text())
                    .log("part ended");
            if (!wasReady() && (endings == FIRST_STARTS || ending instanceof Ending.NotReady)) {
                throw new PartFailedException(plan.name(), ending.text() + "; " + LogTail.of(log), null);
            }
            lastEnding = ending.text();
            status = new PartStatus(plan.name(), PartState.RESTARTING, null, plan.port(), endings, lastEnding);
            onChange.run();
            if (ending.readyFor().compareTo(RECOVERED) >= 0) {
                backOff.recovered();
            }
            Thread.sleep(backOff.afterFailure());
        }
    }

    /** Runs the process until it ends; whatever goes wrong with it is an ending, which another start may mend. */
    private Ending runOnce(PartCommand command) throws InterruptedException {
        try {
            Process process = processBuilder(command).start();
            try {
                records.remember(plan.name(), process.toHandle());
                return attend(process, command.readiness());
            } finally {
                Termination.end(List.of(process.toHandle()), plan.grace());
            }
        } catch (IOException | UncheckedIOException e) {
            return new Ending.NotRun(String.valueOf(e.getMessage()));
        }
    }

    private ProcessBuilder processBuilder(PartCommand command) {
        ProcessBuilder builder =
                command.processBuilder(log).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(marker);
        return builder;
    }

    private Ending attend(Process process, Readiness readiness) throws InterruptedException {
        change(PartState.STARTING, process.pid(), lastEnding);
        Optional<String> obstacle = awaitReady(process, readiness);
        if (!process.isAlive()) {
            return new Ending.Exited(process.exitValue(), Duration.ZERO);
        }
        if (obstacle.isPresent()) {
            return new Ending.NotReady(readiness.awaited(), plan.readyWithin(), obstacle.get());
        }
        long since = System.nanoTime();
        change(PartState.READY, process.pid(), lastEnding);
        firstReady.complete(null);
        int status = process.waitFor();
        return new Ending.Exited(status, Duration.ofNanos(System.nanoTime() - since));
    }

    /** Waits until the part is ready, its process has ended or the time is up; returns what stands in the way, if any. */
    private Optional<String> awaitReady(Process process, Readiness readiness) throws InterruptedException {
        long deadline = System.nanoTime() + plan.readyWithin().toNanos();
        var repeats = new BackOff(FIRST_REPEAT, LONGEST_WAIT);
        String obstacle = "";
        Duration wait;
        do {
            wait = PROBE_EVERY;
            try {
                readiness.probe();
                wait = repeats.afterFailure();
                plan.onReady().run();
                return Optional.empty();
            } catch (IOException | RuntimeException e) {
                if (e instanceof PartFailedException failed && !wasReady()) {
                    throw failed;
                }
                if (!String.valueOf(e.getMessage()).equals(obstacle)) {
                    obstacle = String.valueOf(e.getMessage());
                    change(
                            PartState.STARTING,
                            process.pid(),
                            "waits for " + readiness.awaited() + ", but: " + obstacle);
                }
            }
            wait = min(wait, Duration.ofNanos(deadline - System.nanoTime()));
        } while (!process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() < deadline);
        return Optional.of(obstacle);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void giveUp(Exception cause) {
        LOG.atError().addKeyValue("part", plan.name()).setCause(cause).log("part given up");
        failure = cause instanceof PartFailedException ? cause.getMessage() : plan.name() + ": " + cause.getMessage();
        change(PartState.FAILED, null, failure);
    }

    private void change(PartState state, @Nullable Long pid, @Nullable String problem) {
        status = new PartStatus(plan.name(), state, pid, plan.port(), status.restarts(), problem);
        onChange.run();
    }
}
