package dev.switchboard.work;

import dev.switchboard.telemetry.HealthServer;
import dev.switchboard.telemetry.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker at work: its health page, its consumers and its periodic tasks, until it is drained. */
public final class RunningWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RunningWorker.class);

    private final HealthServer health;
    private final List<Consumer> consumers;
    private final ScheduledExecutorService tasks;

    private RunningWorker(HealthServer health, List<Consumer> consumers, ScheduledExecutorService tasks) {
        this.health = health;
        this.consumers = consumers;
        this.tasks = tasks;
    }

    static RunningWorker start(WorkerProcess.Wiring wiring) throws IOException {
        var health = HealthServer.start(
                wiring.health(), wiring.liveness(), new Readiness(wiring.allChecks()), wiring.metrics());
        wiring.consumers().forEach(Consumer::start);
        return new RunningWorker(health, wiring.consumers(), schedule(wiring.tasks()));
    }

    /** Returns the port of its health page and metrics. */
    public int healthPort() {
        return health.port();
    }

    /**
     * Takes no more jobs, lets those finish that run and hands the others back; periodic tasks are broken off. Returns
     * whether all that ran has ended in time.
     */
    public boolean drain() {
        tasks.shutdownNow();
        boolean drained = drainAll(consumers);
        health.close();
        return drained;
    }

    /** A thread for each: a long one keeps no other waiting. They keep no process alive. */
    private static ScheduledExecutorService schedule(List<PeriodicTask> tasks) {
        var threads = Executors.newScheduledThreadPool(
                tasks.size(), Thread.ofPlatform().daemon().name("tasks-", 0).factory());
        for (var task : tasks) {
            var _ = threads.scheduleWithFixedDelay(
                    () -> runOnce(task), 0, task.every().toMillis(), TimeUnit.MILLISECONDS);
        }
        return threads;
    }

    private static void runOnce(PeriodicTask task) {
        try {
            task.task().run();
        } catch (Throwable e) {
            // the schedule would end with it
            LOG.atWarn().setCause(e).addKeyValue("task", task.name()).log("periodic task failed");
        }
    }

    /** At once, since each may take the whole of the time that there is. */
    static boolean drainAll(List<Consumer> consumers) {
        boolean drained = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var drains = consumers.stream()
                    .map(consumer -> threads.submit(consumer::drain))
                    .toList();
            for (var drain : drains) {
                drained &= drain.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            LOG.atError().setCause(e).log("drain failed");
            drained = false;
        }
        return drained;
    }
}
