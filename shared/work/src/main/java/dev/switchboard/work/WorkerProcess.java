package dev.switchboard.work;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthServer;
import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import dev.switchboard.telemetry.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a worker's process: start, report health, work, and on SIGTERM drain and exit with 0. */
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final int EX_CONFIG = 78;
    private static final int FAILED = 1;

    private final String name;
    private final List<Consumer> consumers;
    private final HealthServer health;
    private volatile boolean started;

    private WorkerProcess(String name, List<Consumer> consumers, HealthServer health) {
        this.name = name;
        this.consumers = consumers;
        this.health = health;
    }

    /**
     * What a worker is made of, once it is wired.
     *
     * @param health where health is shown
     * @param metrics the process's metrics
     * @param liveness the loops that must move
     * @param checks what the worker needs to be ready
     * @param consumers what works the queues; nothing for a worker that leaves its queues alone
     * @param tasks what is done beside the jobs, the first time right after the start
     */
    public record Wiring(
            HealthSettings health,
            Metrics metrics,
            Liveness liveness,
            List<HealthCheck> checks,
            List<Consumer> consumers,
            List<PeriodicTask> tasks) {
        /** Copies the lists. */
        public Wiring {
            checks = List.copyOf(checks);
            consumers = List.copyOf(consumers);
            tasks = List.copyOf(tasks);
        }

        /** Returns what the worker needs to be ready, and that none of its jobs waits for something away. */
        List<HealthCheck> allChecks() {
            return Stream.concat(checks.stream(), consumers.stream().map(Consumer::nothingAway))
                    .toList();
        }
    }

    /** Wires a worker from the environment. */
    @FunctionalInterface
    public interface Start {
        /**
         * Wires.
         *
         * @throws InvalidSettings if the environment is not fit
         */
        Wiring wire();
    }

    /**
     * Runs a worker until it is told to stop; does not return before. Ends the process with 78 if its settings are wrong,
     * and with 1 if it could not start for another reason, which it logs.
     *
     * @param name the worker's name in its log
     */
    public static void run(String name, Start start) {
        try {
            var wiring = start.wire();
            var server = HealthServer.start(
                    wiring.health(), wiring.liveness(), new Readiness(wiring.allChecks()), wiring.metrics());
            new WorkerProcess(name, wiring.consumers(), server).untilStopped(wiring.tasks());
        } catch (InvalidSettings e) {
            LOG.atError().log(e.getMessage());
            System.exit(EX_CONFIG);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("health server could not start");
            System.exit(FAILED);
        } catch (RuntimeException | Error e) {
            // threads that were started already would keep a useless process alive
            LOG.atError().setCause(e).addKeyValue("worker", name).log("worker could not start");
            System.exit(FAILED);
        }
    }

    private void untilStopped(List<PeriodicTask> tasks) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "drain"));
        consumers.forEach(Consumer::start);
        schedule(tasks);
        started = true;
        LOG.atInfo().addKeyValue("worker", name).log("worker started");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread for each: a long one keeps no other waiting. They end with the process. */
    static void schedule(List<PeriodicTask> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        var threads = Executors.newScheduledThreadPool(
                tasks.size(), Thread.ofPlatform().daemon().name("tasks-", 0).factory());
        for (var task : tasks) {
            var _ = threads.scheduleWithFixedDelay(
                    () -> runOnce(task), 0, task.every().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void runOnce(PeriodicTask task) {
        try {
            task.task().run();
        } catch (RuntimeException e) {
            // the schedule would end with it
            LOG.atWarn().setCause(e).addKeyValue("task", task.name()).log("periodic task failed");
        }
    }

    /** Runs on any exit. After a SIGTERM the JVM would exit with 143, but a drained worker has not failed. */
    private void stop() {
        boolean drained = drainAll(consumers);
        health.close();
        LOG.atInfo().addKeyValue("worker", name).addKeyValue("drained", drained).log("worker stopped");
        Runtime.getRuntime().halt(started && drained ? 0 : FAILED);
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
