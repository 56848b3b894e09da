package dev.switchboard.work;

import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.Job;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.sqs.LocalQueues;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.telemetry.Liveness;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process of its own that takes private messages: it says which, and then dies of it or never ends it. */
final class ConsumerProcess {
    private static final String ENDPOINT = "TEST_SQS";
    private static final String DEADLY = "TEST_DEADLY";

    private ConsumerProcess() {}

    /** Starts one on the given queues. */
    static Process start(SqsPart sqs, LocalQueues queues, boolean deadly) throws IOException {
        var builder = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ConsumerProcess.class.getName()));
        builder.environment().put(ENDPOINT, sqs.endpoint().toString());
        builder.environment().put(DEADLY, Boolean.toString(deadly));
        for (var queue : QueueUrls.queuesOf(LogicalQueue.DM_QUEUE)) {
            builder.environment().put(queue.environmentVariable(), queues.urls().of(queue));
        }
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // a test that fails must leave nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Waits until the process has taken a job, and returns which. */
    static String awaitTaken(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("taken ")) {
                return line.substring("taken ".length());
            }
        }
        throw new AssertionError("the process ended without a job");
    }

    public static void main(String[] args) throws InterruptedException {
        var reader = new SettingsReader(System.getenv());
        var declared = QueueUrls.declareIn(reader, QueueUrls.queuesOf(LogicalQueue.DM_QUEUE));
        var queues = new SqsQueues(LocalQueues.client(URI.create(System.getenv(ENDPOINT))), reader.build(declared));
        boolean deadly = Boolean.parseBoolean(System.getenv(DEADLY));
        var workers = WorkerRegistry.builder()
                .with(Job.ProcessPrivateMessage.class, (job, envelope) -> {
                    System.out.println("taken " + Jobs.text(job));
                    if (deadly) {
                        Runtime.getRuntime().halt(1);
                    }
                    return neverEnding();
                })
                .build();
        var parts = new Consumer.Parts(
                queues, queues, workers, job -> {}, new RecordedEvents(), new Liveness(InstantSource.system()));
        new Consumer(LogicalQueue.DM_QUEUE, "forked", parts, ConsumerTest.SETTINGS).start();
        new CountDownLatch(1).await();
    }

    private static Outcome neverEnding() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Done();
    }
}
