package dev.switchboard.work;

import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker does beside its jobs. How it drains is in {@link DrainTest}. */
@Timeout(60)
class RunningWorkerTest {
    @Test
    void task_that_takes_long_keeps_no_other_waiting() throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        var twice = new CountDownLatch(2);
        var worker = start(task("long", () -> awaitForever(never)), task("short", twice::countDown));

        twice.await();
        worker.drain();
    }

    @Test
    void task_that_fails_is_done_again() throws IOException, InterruptedException {
        var twice = new CountDownLatch(2);
        var worker = start(task("failing", () -> {
            twice.countDown();
            throw new NoClassDefFoundError("as after a damaged jar");
        }));

        twice.await();
        worker.drain();
    }

    private static PeriodicTask task(String name, Runnable task) {
        return new PeriodicTask(name, Duration.ofMillis(1), task);
    }

    private static RunningWorker start(PeriodicTask... tasks) throws IOException {
        return new WorkerProcess.Wiring(
                        new HealthSettings("127.0.0.1", 0),
                        new Metrics(),
                        new Liveness(InstantSource.system()),
                        List.of(),
                        List.of(),
                        List.of(tasks))
                .start();
    }

    private static void awaitForever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
