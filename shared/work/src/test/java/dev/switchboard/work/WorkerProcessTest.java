package dev.switchboard.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkerProcessTest {
    @Test
    void a_worker_that_cannot_start_says_why_and_exits_with_1() throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailingStart.class.getName()))
                .redirectErrorStream(true)
                .start();
        var log = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(log).contains("worker could not start", "IllegalArgumentException");
    }

    @Test
    @Timeout(60)
    void task_that_takes_long_keeps_no_other_waiting() throws InterruptedException {
        var never = new CountDownLatch(1);
        var twice = new CountDownLatch(2);
        WorkerProcess.schedule(List.of(
                new PeriodicTask("long", Duration.ofMillis(1), () -> awaitForever(never)),
                new PeriodicTask("short", Duration.ofMillis(1), twice::countDown)));

        twice.await();
        never.countDown();
    }

    private static void awaitForever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
