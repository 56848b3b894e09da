package dev.switchboard.work;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a worker's process: start, report health, work, and on SIGTERM drain and exit with 0. */
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final int EX_CONFIG = 78;
    private static final int FAILED = 1;

    private final String name;
    private final CompletableFuture<RunningWorker> worker = new CompletableFuture<>();

    private WorkerProcess(String name) {
        this.name = name;
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

        /**
         * Starts the worker within this process.
         *
         * @throws IOException if its health page's port is not free
         */
        public RunningWorker start() throws IOException {
            return RunningWorker.start(this);
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
        var process = new WorkerProcess(name);
        try {
            var wiring = start.wire();
            Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "drain"));
            process.worker.complete(wiring.start());
            LOG.atInfo().addKeyValue("worker", name).log("worker started");
            new CountDownLatch(1).await();
        } catch (InvalidSettings e) {
            LOG.atError().log(e.getMessage());
            process.fail(EX_CONFIG);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("health server could not start");
            process.fail(FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // threads that were started already would keep a useless process alive
            LOG.atError().setCause(e).addKeyValue("worker", name).log("worker could not start");
            process.fail(FAILED);
        }
    }

    private void fail(int status) {
        worker.cancel(false);
        System.exit(status);
    }

    /** Runs on any exit. After a SIGTERM the JVM would exit with 143, but a drained worker has not failed. */
    private void stop() {
        // a start under way is let finish: what it has begun must be drained too
        var started =
                worker.handle((running, _) -> Optional.ofNullable(running)).join();
        started.ifPresent(running -> {
            boolean drained = running.drain();
            LOG.atInfo()
                    .addKeyValue("worker", name)
                    .addKeyValue("drained", drained)
                    .log("worker stopped");
            Runtime.getRuntime().halt(drained ? 0 : FAILED);
        });
    }
}
