package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.SqsPart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Deliveries through a running stack's gateway, many senders at once; bound: 99 of 100 answered within 100 ms. Then the same
 * updates again: every one is answered as done, and none makes a job.
 */
@Command(name = "gateway", description = "Deliveries through the running stack's gateway, and then the same again.")
final class GatewayBench implements Callable<Integer> {
    private static final double BOUND_MILLIS = 100;

    /** Where the delivered updates' jobs go. */
    private static final String QUEUE = "local-tgms_queue_low.fifo";

    private static final double NANOS_PER_MILLI = 1_000_000;

    @Option(names = "--updates", defaultValue = "1000", description = "Updates to deliver (${DEFAULT-VALUE}).")
    private int updates;

    @Option(names = "--senders", defaultValue = "32", description = "Senders at once (${DEFAULT-VALUE}).")
    private int senders;

    @Option(
            names = "--warm-up",
            defaultValue = "4000",
            description = "Updates before the counted ones (${DEFAULT-VALUE}).")
    private int warmUp;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Override
    public Integer call() throws Exception {
        var stack = new ObjectMapper()
                .readTree(Path.of(System.getProperty("switchboard.root", "."), ".switchboard", "stack.json")
                        .toFile());
        try (var sqs = SqsPart.client(URI.create(stack.path("sqs").asText()))) {
            return measure(stack, sqs);
        }
    }

    private int measure(JsonNode stack, SqsClient sqs) throws Exception {
        // nobody takes these jobs yet: what an earlier run left would cost the stand-in time
        var queue = sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
        sqs.purgeQueue(request -> request.queueUrl(queue));
        long first = ThreadLocalRandom.current().nextLong(1L << 40);
        deliver(stack, first, warmUp);
        var fresh = deliver(stack, first + warmUp, updates);
        var again = deliver(stack, first + warmUp, updates);
        print("first time", fresh);
        print("the same again", again);
        long jobs = depth(sqs, queue);
        sqs.purgeQueue(request -> request.queueUrl(queue));
        Report.line("%d updates delivered, %d of them twice, made %d jobs".formatted(warmUp + updates, updates, jobs));
        boolean held = percentile(fresh.millis, 0.99) < BOUND_MILLIS
                && fresh.refused == 0
                && again.refused == 0
                && jobs == (long) warmUp + updates;
        Report.line("bound: p99 below %.0f ms, all answered 200, a job each: %s"
                .formatted(BOUND_MILLIS, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static long depth(SqsClient sqs, String queue) {
        var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Long.parseLong(
                sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
                        .attributes()
                        .get(name));
    }

    private record Deliveries(List<Double> millis, int refused) {}

    private Deliveries deliver(JsonNode stack, long firstId, int count) throws Exception {
        var next = new AtomicLong(firstId);
        var answers = new ArrayList<Future<List<Answer>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < senders; sender++) {
                answers.add(threads.submit(() -> sendUntil(stack, next, firstId + count)));
            }
        }
        var all = new ArrayList<Answer>();
        for (var answer : answers) {
            all.addAll(answer.get());
        }
        return new Deliveries(all.stream().map(Answer::millis).sorted().toList(), (int)
                all.stream().filter(answer -> answer.status != 200).count());
    }

    private record Answer(double millis, int status) {}

    private List<Answer> sendUntil(JsonNode stack, AtomicLong next, long end) throws Exception {
        var answers = new ArrayList<Answer>();
        var bot = stack.path("bots").path(0);
        var webhook = URI.create(stack.path("gateway").asText() + "/api/webhooks/telegram");
        for (long id = next.getAndIncrement(); id < end; id = next.getAndIncrement()) {
            var request = HttpRequest.newBuilder(webhook)
                    .header("Content-Type", "application/json")
                    .header(
                            "X-Telegram-Bot-Api-Secret-Token",
                            bot.path("webhookSecret").asText())
                    .POST(HttpRequest.BodyPublishers.ofString(membership(id)))
                    .build();
            long start = System.nanoTime();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answers.add(new Answer((System.nanoTime() - start) / NANOS_PER_MILLI, answer.statusCode()));
        }
        return answers;
    }

    /** A membership fact: it goes the whole way into a queue, and costs no worker a call to Telegram. */
    private static String membership(long id) {
        return """
                {"update_id":%d,"chat_member":{"chat":{"id":-1001,"title":"G","type":"supergroup"},\
                "from":{"id":50,"is_bot":false,"first_name":"Ann"},"date":1700000000,\
                "old_chat_member":{"user":{"id":%2$d,"is_bot":false,"first_name":"B"},"status":"left"},\
                "new_chat_member":{"user":{"id":%2$d,"is_bot":false,"first_name":"B"},"status":"member"}}}\
                """.formatted(id, 1 + id % 500);
    }

    private static void print(String name, Deliveries deliveries) {
        Report.line("%-16s %6d answered, %d not 200; p50 %.1f  p95 %.1f  p99 %.1f  max %.1f ms"
                .formatted(
                        name,
                        deliveries.millis.size(),
                        deliveries.refused,
                        percentile(deliveries.millis, 0.5),
                        percentile(deliveries.millis, 0.95),
                        percentile(deliveries.millis, 0.99),
                        deliveries.millis.getLast()));
    }

    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
