package dev.switchboard.bench;

import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import dev.switchboard.work.Consumer;
import dev.switchboard.work.MicrometerJobEvents;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.WorkSettings;
import dev.switchboard.work.WorkerRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The work loop on a job that does nothing, against a {@linkplain BareLoop hand-written one} with nothing between receive and
 * delete, and as many requests at once. On a standard queue: the stand-in's FIFO queues take time in proportion to the groups in
 * flight, so that on them a loop that holds more is slower whatever it does.
 */
@Command(name = "work-loop", description = "The work loop against a bare SDK loop: receive, delete.")
final class WorkLoopBench implements Callable<Integer> {
    private static final double BOUND = 0.9;
    private static final QueueName QUEUE = QueueName.GROUP_MESSAGE_QUEUE_LOW;

    @Option(names = "--messages", defaultValue = "4000", description = "Messages a round (${DEFAULT-VALUE}).")
    private int messages;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each, in turn (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "8",
            description = "Rounds before them that do not count: rates rise for so many (${DEFAULT-VALUE}).")
    private int warmUp;

    private long sent;

    @Override
    public Integer call() throws Exception {
        try (var machine = new Machine(RunningStack.root())) {
            machine.useForSdk();
            try (var client = SqsClients.forWorking(16)) {
                var url = String.valueOf(machine.queues().get(QUEUE));
                var ours = new Rates("work loop");
                var bare = new Rates("bare SDK loop");
                for (int round = 1 - warmUp; round <= rounds; round++) {
                    double bareRate = bareLoop(client, url);
                    double ourRate = workLoop(client, new QueueUrls(machine.queues()), url);
                    if (round > 0) {
                        bare.add(bareRate);
                        ours.add(ourRate);
                        Report.line(
                                "round %d: work loop %.0f, bare loop %.0f jobs/s".formatted(round, ourRate, bareRate));
                    }
                }
                return Report.ratio(ours, bare, "jobs/s", BOUND);
            }
        }
    }

    private double bareLoop(SqsClient client, String url) throws InterruptedException {
        fill(client, url);
        long start = System.nanoTime();
        new BareLoop(new Batches(client, url)).run(messages);
        return rate(start);
    }

    private double workLoop(SqsClient client, QueueUrls urls, String url) throws InterruptedException {
        fill(client, url);
        var left = new CountDownLatch(messages);
        var queues = new SqsQueues(client, urls);
        try (var metrics = new Metrics()) {
            var workers = WorkerRegistry.builder()
                    .with(Job.ProcessPrivateMessage.class, (job, envelope) -> {
                        left.countDown();
                        return new Outcome.Done();
                    })
                    .build();
            var parts = new Consumer.Parts(
                    queues,
                    queues,
                    workers,
                    dead -> {},
                    new MicrometerJobEvents(metrics.registry()),
                    new Liveness(InstantSource.system()));
            var reader = new SettingsReader(Map.of("SLOTS", "128", "POLL_WAIT", "1s"));
            var settings = reader.build(WorkSettings.declare(reader));
            var consumer = new Consumer(LogicalQueue.GROUP_MESSAGE_QUEUE, "bench", parts, settings);
            long start = System.nanoTime();
            consumer.start();
            left.await();
            double rate = rate(start);
            consumer.drain();
            return rate;
        }
    }

    private void fill(SqsClient client, String url) {
        var codec = new JobCodec();
        for (int from = 0; from < messages; from += Batches.LARGEST) {
            var entries = IntStream.range(0, Batches.LARGEST)
                    .mapToObj(i -> {
                        var envelope = envelope(++sent);
                        return SendMessageBatchRequestEntry.builder()
                                .id(Integer.toString(i))
                                .messageBody(codec.encode(envelope))
                                .messageGroupId(envelope.messageGroup())
                                .build();
                    })
                    .toList();
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
    }

    /** Every message of another person: groups do not limit either side. */
    private static JobEnvelope envelope(long number) {
        return new JobEnvelope(
                JobId.ofUpdate(1, number),
                new Route(1, number, number),
                Priority.LOW,
                Timing.startingAt(Instant.now()),
                null,
                new Job.ProcessPrivateMessage(new RawJson("{\"update_id\":" + number + "}")));
    }

    private double rate(long start) {
        return messages / ((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
