package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateTables;
import dev.switchboard.queue.ReceivedMessage;
import dev.switchboard.queue.sqs.LocalQueues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import redis.clients.jedis.RedisClient;

/** The parts around the webhook's processes, with queues, a claims table and numbers of updates of one test's own. */
final class WebhookStack implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int SENDERS = 4;

    private final RedisPart redis;
    private final SqsPart sqs;
    private final DynamoDbPart dynamo;
    private final LocalQueues queues;
    private final String table;
    /** Numbers of updates beside those of the tests. */
    private final AtomicLong further = new AtomicLong(1000);

    private final long firstUpdate = ThreadLocalRandom.current().nextInt(1 << 30);

    WebhookStack(RedisPart redis, SqsPart sqs, DynamoDbPart dynamo) {
        this.redis = redis;
        this.sqs = sqs;
        this.dynamo = dynamo;
        this.queues = LocalQueues.create(sqs, Duration.ofSeconds(30));
        this.table = createTable(dynamo);
    }

    /** Starts a webhook whose settings are these parts, but for the given changes. The folder takes its log. */
    WebhookProcess start(Path folder, Map<String, String> changes) {
        var settings = new HashMap<String, String>();
        settings.put("REDIS_URL", redis.uri().toString());
        settings.put("CLAIMS_FALLBACK", "dynamodb");
        settings.put("CLAIMS_TABLE", table);
        settings.put("AWS_REGION", SqsPart.REGION);
        settings.put("AWS_ACCESS_KEY_ID", "local");
        settings.put("AWS_SECRET_ACCESS_KEY", "local");
        settings.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString());
        settings.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
        for (var queue : QueueName.values()) {
            settings.put(queue.environmentVariable(), queues.urls().of(queue));
        }
        settings.putAll(changes);
        return WebhookProcess.start(settings, folder);
    }

    /** Delivers updates from several senders at once, each update to one webhook, and returns the answers' status. */
    static List<Integer> deliverAll(List<WebhookProcess> webhooks, List<String> updates) throws Exception {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var deliveries = IntStream.range(0, updates.size())
                    .mapToObj(i -> (Callable<Integer>) () -> webhooks.get(i % webhooks.size())
                            .deliver(updates.get(i))
                            .statusCode())
                    .toList();
            var answers = new ArrayList<Integer>();
            for (var answer : senders.invokeAll(deliveries)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** Delivers further updates until one is claimed in Redis. */
    void awaitRedisInUse(WebhookProcess webhook) {
        await("claimed in Redis").atMost(BOUND).until(() -> {
            assertThat(webhook.deliver(update(further.incrementAndGet())).statusCode())
                    .isEqualTo(200);
            return valueInRedis(further.get()).equals("done");
        });
    }

    /** Repeats a delivery as Telegram does. */
    static void deliverUntilTaken(WebhookProcess webhook, String update) {
        await("taken").atMost(BOUND).until(() -> webhook.deliver(update).statusCode() == 200);
    }

    /** Returns when at least so many jobs are queued. */
    void awaitQueued(long count) {
        await("queued").atMost(BOUND).until(() -> queues.queues().depth(QueueName.DM_QUEUE_HIGH) >= count);
    }

    /** Returns what Redis holds for an update, or an empty text. */
    String valueInRedis(long number) {
        try (var client = RedisClient.create(redis.uri())) {
            var value = client.get(key(number));
            return value == null ? "" : value;
        }
    }

    /** Ends the lease of a claim as its time would. */
    void endLeaseInRedis(long number) {
        try (var client = RedisClient.create(redis.uri())) {
            assertThat(client.expire(key(number), 0)).isEqualTo(1);
        }
    }

    /** Takes everything out of the queue. */
    List<String> queuedIds() {
        var source = queues.queues();
        var ids = new ArrayList<String>();
        var codec = new JobCodec();
        for (var batch = source.receive(QueueName.DM_QUEUE_HIGH, 10, Duration.ZERO, Duration.ofSeconds(30));
                !batch.isEmpty();
                batch = source.receive(QueueName.DM_QUEUE_HIGH, 10, Duration.ZERO, Duration.ofSeconds(30))) {
            batch.stream()
                    .map(ReceivedMessage::body)
                    .map(body -> (DecodedJob.Known) codec.decode(body))
                    .forEach(job -> ids.add(job.envelope().id().value()));
            assertThat(source.delete(batch)).isEmpty();
        }
        return ids;
    }

    List<String> jobIds(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> "tg:" + WebhookProcess.BOT + ":" + (firstUpdate + number))
                .toList();
    }

    List<String> updates(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::update).toList();
    }

    String update(long number) {
        return Updates.privateMessage(firstUpdate + number, "hi");
    }

    @Override
    public void close() {
        queues.close();
    }

    private String key(long number) {
        return "webhook:" + WebhookProcess.BOT + ":" + (firstUpdate + number);
    }

    private static String createTable(DynamoDbPart dynamo) {
        var deployment =
                new Deployment(SqsPart.REGION, SqsPart.ACCOUNT, dynamo.endpoint(), Map.of("Stage", "webhooktest"));
        try (var client = DynamoDbPart.client(dynamo.endpoint())) {
            return TemplateTables.createIn(client, Template.read(Path.of("../../template.yaml"), deployment))
                    .getFirst();
        }
    }
}
