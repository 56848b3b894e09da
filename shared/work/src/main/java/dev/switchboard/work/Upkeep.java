package dev.switchboard.work;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a consumer does at intervals: holds on what it holds, and looks into the DLQ. Each on a thread of its own. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** A heartbeat asks SQS for each ten messages held, and SQS may be slow. */
    private static final Duration LONGEST_HEARTBEAT = Duration.ofMinutes(3);

    private final Holdings holdings;
    private final DlqRecorder recorder;
    private final Liveness.WatchedLoop beating;
    private final ScheduledExecutorService heartbeat = schedule("work-heartbeat");
    private final ScheduledExecutorService sweeps = schedule("work-dlq");

    Upkeep(LogicalQueue queue, Holdings holdings, DlqRecorder recorder, Liveness liveness) {
        this.holdings = holdings;
        this.recorder = recorder;
        this.beating = liveness.watch("hold " + queue.word(), LONGEST_HEARTBEAT);
    }

    void start(WorkSettings settings) {
        every(settings.heartbeat(), heartbeat, this::beat);
        every(settings.dlqSweep(), sweeps, this::sweep);
    }

    /** Begins no more sweeps, and makes one under way end soon. */
    void stopSweeping() {
        recorder.stop();
        sweeps.shutdown();
    }

    /** Waits for a sweep under way. Returns whether it ended in time. */
    boolean awaitSwept(Duration limit) throws InterruptedException {
        return sweeps.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Holds nothing on any more. */
    void stop() {
        heartbeat.shutdownNow();
        beating.close();
    }

    /** Returns a schedule with one thread, which keeps no process alive. */
    static ScheduledExecutorService schedule(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private void beat() {
        try {
            holdings.beat();
            beating.beat();
        } catch (Throwable e) {
            // the schedule would end with it; what is not held on is lost by time, and noticed
            LOG.atError().setCause(e).log("heartbeat failed");
        }
    }

    private void sweep() {
        try {
            recorder.sweep();
        } catch (Throwable e) {
            LOG.atWarn().setCause(e).log("dlq was not swept");
        }
    }

    private static void every(Duration interval, ScheduledExecutorService schedule, Runnable action) {
        long millis = interval.toMillis();
        var _ = schedule.scheduleWithFixedDelay(action, millis, millis, TimeUnit.MILLISECONDS);
    }
}
