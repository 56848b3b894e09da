package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateTables;
import dev.switchboard.queue.ReceivedMessage;
import dev.switchboard.queue.sqs.LocalQueues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** The webhook's process among real parts that die. */
@ExtendWith(LocalParts.class)
class WebhookResilienceTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int SENDERS = 4;

    @TempDir
    Path folder;

    private final RedisPart redis;
    private final SqsPart sqs;
    private final DynamoDbPart dynamo;
    private final LocalQueues queues;
    private final String table;
    private final long firstUpdate = ThreadLocalRandom.current().nextLong(1L << 40);

    WebhookResilienceTest(RedisPart redis, SqsPart sqs, DynamoDbPart dynamo) {
        this.redis = redis;
        this.sqs = sqs;
        this.dynamo = dynamo;
        this.queues = LocalQueues.create(sqs, Duration.ofSeconds(30));
        this.table = createTable(dynamo);
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void a_start_reaches_every_part_and_queues_nothing() throws Exception {
        try (var webhook = start(Map.of())) {
            assertThat(webhook.log()).doesNotContain("WARN");
            assertThat(queues.queues().depth(QueueName.DM_QUEUE_HIGH)).isZero();
        }
    }

    @Test
    void redis_killed_under_load_costs_no_answer_and_doubles_no_job() throws Exception {
        try (var one = start(Map.of());
                var other = start(Map.of())) {
            var webhooks = List.of(one, other);
            var withRedis = deliverAll(webhooks, updates(0, 40));
            redis.kill();
            var without = deliverAll(webhooks, updates(40, 80));
            var repeatedWithout = deliverAll(webhooks, updates(0, 80));
            redis.restart();
            var repeatedWith = deliverAll(webhooks, updates(0, 80));

            assertThat(withRedis).containsOnly(200);
            assertThat(without).containsOnly(200);
            // 503 where one store was asked to claim and the other to confirm: held until the lease ends
            assertThat(repeatedWithout).isSubsetOf(200, 503);
            assertThat(repeatedWith).isSubsetOf(200, 503);
            assertThat(queuedIds()).containsExactlyInAnyOrderElementsOf(jobIds(0, 80));
            assertRedisIsUsedAgain(one);
        }
    }

    @Test
    void redis_killed_while_deliveries_are_under_way_loses_none() throws Exception {
        try (var one = start(Map.of());
                var other = start(Map.of());
                var killer = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = killer.submit(() -> deliverAll(List.of(one, other), updates(0, 150)));
            awaitQueued(30);
            redis.kill();
            awaitQueued(90);
            redis.restart();

            assertThat(answers.get()).containsOnly(200);
            assertThat(queuedIds()).containsExactlyInAnyOrderElementsOf(jobIds(0, 150));
        }
    }

    @Test
    void sqs_killed_asks_for_the_update_again_and_queues_it_once() throws Exception {
        try (var webhook = start(Map.of())) {
            sqs.kill();
            var refused = webhook.deliver(update(0));
            sqs.restart();
            deliverUntilTaken(webhook, update(0)); // the stand-in reads its queues back after it has answered
            var repeatedOnceMore = webhook.deliver(update(0));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("3");
            assertThat(repeatedOnceMore.statusCode()).isEqualTo(200);
            assertThat(queuedIds()).containsExactlyElementsOf(jobIds(0, 1));
        }
    }

    @Test
    void a_silent_sqs_does_not_keep_telegram_waiting_for_ever() throws Exception {
        try (var proxy = FaultProxy.before(sqs.port());
                var webhook =
                        start(Map.of("AWS_ENDPOINT_URL_SQS", proxy.uri("http").toString()))) {
            proxy.set(new Fault.BlackHole());
            assertThat(webhook.deliver(update(0)).statusCode()).isEqualTo(503);
            proxy.heal();
            assertThat(webhook.deliver(update(0)).statusCode()).isEqualTo(200);
            assertThat(queuedIds()).containsExactlyElementsOf(jobIds(0, 1));
        }
    }

    @Test
    void with_every_claim_store_away_it_asks_for_the_update_again() throws Exception {
        try (var redisProxy = FaultProxy.before(redis.port());
                var dynamoProxy = FaultProxy.before(dynamo.port());
                var webhook = start(Map.of(
                        "REDIS_URL", redisProxy.uri("redis").toString(),
                        "AWS_ENDPOINT_URL_DYNAMODB", dynamoProxy.uri("http").toString()))) {
            for (var fault : List.of(new Fault.Refuse(), new Fault.BlackHole())) {
                redisProxy.set(fault);
                dynamoProxy.set(fault);
                for (int attempt = 0; attempt < 3; attempt++) {
                    var answer = webhook.deliver(update(0));
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("retry-after")).isPresent();
                }
            }
            assertThat(queuedIds()).isEmpty();

            dynamoProxy.heal();
            assertThat(webhook.deliver(update(0)).statusCode()).isEqualTo(200);
            assertThat(queuedIds()).containsExactlyElementsOf(jobIds(0, 1));
        }
    }

    @Test
    void killed_between_claim_and_send_the_update_is_queued_once_after_the_lease() throws Exception {
        try (var proxy = FaultProxy.before(sqs.port());
                var webhook =
                        start(Map.of("AWS_ENDPOINT_URL_SQS", proxy.uri("http").toString(), "CLAIM_LEASE", "5s"))) {
            proxy.beforeRequest("AmazonSQS.SendMessage", Then.DROP, webhook.process()::kill);
            assertThatThrownBy(() -> webhook.deliver(update(0))).isInstanceOf(IOException.class);
            assertThat(valueInRedis(0)).startsWith("processing:");
            assertThat(queuedIds()).isEmpty();

            webhook.process().restart();
            var answers = deliverUntilAccepted(webhook, update(0));

            assertThat(answers.subList(0, answers.size() - 1)).allMatch(status -> status == 503);
            assertThat(webhook.deliver(update(0)).statusCode()).isEqualTo(200);
            assertThat(queuedIds()).containsExactlyElementsOf(jobIds(0, 1));
        }
    }

    @Test
    void killed_between_send_and_confirm_the_update_is_queued_once() throws Exception {
        try (var proxy = FaultProxy.before(sqs.port());
                var webhook =
                        start(Map.of("AWS_ENDPOINT_URL_SQS", proxy.uri("http").toString(), "CLAIM_LEASE", "5s"))) {
            proxy.beforeAnswerTo("AmazonSQS.SendMessage", Then.DROP, webhook.process()::kill);
            assertThatThrownBy(() -> webhook.deliver(update(0))).isInstanceOf(IOException.class);

            webhook.process().restart();
            deliverUntilAccepted(webhook, update(0));

            assertThat(queuedIds()).containsExactlyElementsOf(jobIds(0, 1));
        }
    }

    @Test
    void postgres_keeps_the_claims_where_it_is_the_fallback(SupabasePart supabase) throws Exception {
        var settings = Map.of(
                "REDIS_URL",
                "redis://127.0.0.1:" + FreePort.find(),
                "CLAIMS_FALLBACK",
                "postgrest",
                "CLAIMS_TABLE",
                "",
                "SUPABASE_URL",
                supabase.uri().toString(),
                "SUPABASE_ANON_KEY",
                supabase.keys().anon(),
                "CLAIMS_POSTGREST_KEY",
                supabase.keys().tokenFor("claims"));
        try (var webhook = start(settings)) {
            assertThat(deliverAll(List.of(webhook), updates(0, 20))).containsOnly(200);
            assertThat(webhook.deliver(update(0)).body()).isEmpty(); // known as done
            assertThat(queuedIds()).containsExactlyInAnyOrderElementsOf(jobIds(0, 20));
        }
    }

    private WebhookProcess start(Map<String, String> changes) {
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
    private static List<Integer> deliverAll(List<WebhookProcess> webhooks, List<String> updates) throws Exception {
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

    private static List<Integer> deliverUntilAccepted(WebhookProcess webhook, String update) throws Exception {
        var answers = new ArrayList<Integer>();
        var deadline = Instant.now().plus(BOUND);
        while (answers.isEmpty() || answers.getLast() != 200) {
            assertThat(Instant.now()).as("answers %s", answers).isBefore(deadline);
            answers.add(webhook.deliver(update).statusCode());
        }
        return answers;
    }

    private void assertRedisIsUsedAgain(WebhookProcess webhook) throws Exception {
        var deadline = Instant.now().plus(BOUND);
        for (long number = 1000; !"done".equals(valueInRedis(number - 1)); number++) {
            assertThat(Instant.now()).isBefore(deadline);
            assertThat(webhook.deliver(update(number)).statusCode()).isEqualTo(200);
        }
    }

    /** Repeats a delivery as Telegram does. */
    private static void deliverUntilTaken(WebhookProcess webhook, String update) throws Exception {
        var deadline = Instant.now().plus(BOUND);
        while (webhook.deliver(update).statusCode() != 200) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    private void awaitQueued(long count) {
        var deadline = Instant.now().plus(BOUND);
        while (queues.queues().depth(QueueName.DM_QUEUE_HIGH) < count) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    private String valueInRedis(long number) {
        try (var client = RedisClient.create(redis.uri())) {
            var value = client.get("webhook:" + WebhookProcess.BOT + ":" + (firstUpdate + number));
            return value == null ? "" : value;
        }
    }

    /** Takes everything out of the queue. */
    private List<String> queuedIds() {
        var source = queues.queues();
        var ids = new ArrayList<String>();
        var codec = new JobCodec();
        for (var batch = source.receive(QueueName.DM_QUEUE_HIGH, 10, Duration.ZERO);
                !batch.isEmpty();
                batch = source.receive(QueueName.DM_QUEUE_HIGH, 10, Duration.ZERO)) {
            batch.stream()
                    .map(ReceivedMessage::body)
                    .map(body -> (DecodedJob.Known) codec.decode(body))
                    .forEach(job -> ids.add(job.envelope().id().value()));
            assertThat(source.delete(batch)).isEmpty();
        }
        return ids;
    }

    private List<String> jobIds(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> "tg:" + WebhookProcess.BOT + ":" + (firstUpdate + number))
                .toList();
    }

    private List<String> updates(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::update).toList();
    }

    private String update(long number) {
        return Updates.privateMessage(firstUpdate + number, "hi");
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
