package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook while Redis goes and comes back: one answer to every delivery, and one job. */
class RedisOutageTest extends WebhookStackFixture {
    private static final String END_OF_HEADERS = "\r\n\r\n";

    RedisOutageTest(RedisPart redis, SqsPart sqs, DynamoDbPart dynamo) {
        super(redis, sqs, dynamo);
    }

    @Test
    void redis_killed_under_load_costs_no_answer_and_doubles_no_job() throws Exception {
        try (var one = stack.start(folder, Map.of());
                var other = stack.start(folder, Map.of())) {
            var webhooks = List.of(one, other);
            wakeFallback(webhooks);
            var withRedis = WebhookStack.deliverAll(webhooks, stack.updates(0, 40));
            redis.kill();
            var without = WebhookStack.deliverAll(webhooks, stack.updates(40, 80));
            var repeatedWithout = WebhookStack.deliverAll(webhooks, stack.updates(0, 80));
            redis.restart();
            var repeatedWith = WebhookStack.deliverAll(webhooks, stack.updates(0, 80));

            assertThat(withRedis).containsOnly(200);
            assertThat(without).containsOnly(200);
            assertThat(repeatedWithout).containsOnly(200);
            assertThat(repeatedWith).containsOnly(200);
            assertThat(stack.queuedIds()).containsExactlyInAnyOrderElementsOf(stack.jobIds(0, 80));
            stack.awaitRedisInUse(one);
        }
    }

    @Test
    void redis_killed_while_deliveries_are_under_way_loses_none() throws Exception {
        try (var one = stack.start(folder, Map.of());
                var other = stack.start(folder, Map.of());
                var killer = Executors.newVirtualThreadPerTaskExecutor()) {
            wakeFallback(List.of(one, other));
            var answers = killer.submit(() -> WebhookStack.deliverAll(List.of(one, other), stack.updates(0, 150)));
            stack.awaitQueued(30);
            redis.kill();
            stack.awaitQueued(90);
            redis.restart();

            assertThat(answers.get()).containsOnly(200);
            assertThat(WebhookStack.deliverAll(List.of(other, one), stack.updates(0, 150)))
                    .containsOnly(200);
            assertThat(stack.queuedIds()).containsExactlyInAnyOrderElementsOf(stack.jobIds(0, 150));
        }
    }

    @Test
    void a_confirmation_that_redis_did_not_take_is_found_when_redis_is_back() throws Exception {
        try (var proxy = FaultProxy.before(redis.port());
                var webhook = stack.start(
                        folder, Map.of("REDIS_URL", proxy.uri("redis").toString()))) {
            wakeFallback(webhook, proxy);
            proxy.beforeRequest("done", Then.DROP, () -> proxy.set(new Fault.Refuse()));
            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(200);
            assertThat(stack.valueInRedis(0)).startsWith("processing:");
            proxy.heal();

            var repeated = webhook.deliver(stack.update(0));

            assertThat(repeated.statusCode()).isEqualTo(200);
            assertThat(repeated.body()).isEmpty(); // known as done
            assertThat(stack.queuedIds()).containsOnlyOnceElementsOf(stack.jobIds(0, 1));
        }
    }

    /** On a busy machine its first answer takes longer than a webhook waits. */
    private void wakeFallback(List<WebhookProcess> webhooks) {
        redis.kill();
        webhooks.forEach(webhook -> WebhookStack.deliverUntilTaken(webhook, stack.update(900)));
        redis.restart();
        webhooks.forEach(stack::awaitRedisInUse);
        assertThat(stack.queuedIds()).isNotEmpty(); // what a test then finds is its own
    }

    private void wakeFallback(WebhookProcess webhook, FaultProxy proxy) {
        proxy.set(new Fault.Refuse());
        WebhookStack.deliverUntilTaken(webhook, stack.update(900));
        proxy.heal();
        stack.awaitRedisInUse(webhook);
    }

    @Test
    void a_claim_without_redis_is_confirmed_with_it_and_known_to_both() throws Exception {
        try (var redisProxy = FaultProxy.before(redis.port());
                var sqsProxy = FaultProxy.before(sqs.port());
                var webhook = stack.start(
                        folder,
                        Map.of(
                                "REDIS_URL", redisProxy.uri("redis").toString(),
                                "AWS_ENDPOINT_URL_SQS", sqsProxy.uri("http").toString()))) {
            redisProxy.set(new Fault.Refuse());
            sqsProxy.beforeRequest("AmazonSQS.SendMessage", Then.FORWARD, redisProxy::heal);
            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(200);
            assertThat(stack.valueInRedis(0)).isEqualTo("done");
            redisProxy.set(new Fault.Refuse());

            var repeated = webhook.deliver(stack.update(0));

            assertThat(repeated.statusCode()).isEqualTo(200);
            assertThat(repeated.body()).isEmpty(); // known as done
            assertThat(stack.queuedIds()).containsExactlyElementsOf(stack.jobIds(0, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamodb", "postgrest"})
    void with_every_claim_store_away_it_asks_for_the_update_again(String fallback, SupabasePart supabase)
            throws Exception {
        int port = fallback.equals("postgrest") ? supabase.uri().getPort() : dynamo.port();
        try (var redisProxy = FaultProxy.before(redis.port());
                var fallbackProxy = FaultProxy.before(port)) {
            var settings = new HashMap<>(
                    fallback.equals("postgrest")
                            ? inPostgrest(supabase, fallbackProxy.uri("http"))
                            : Map.of(
                                    "AWS_ENDPOINT_URL_DYNAMODB",
                                    fallbackProxy.uri("http").toString()));
            settings.put("REDIS_URL", redisProxy.uri("redis").toString());
            try (var webhook = stack.start(folder, settings)) {
                redisProxy.set(new Fault.BlackHole());
                var faults = List.of(new Fault.Refuse(), new Fault.BlackHole(), new Fault.StallAfter(END_OF_HEADERS));
                for (int number = 0; number < faults.size(); number++) {
                    fallbackProxy.set(faults.get(number));
                    for (int attempt = 0; attempt < 3; attempt++) {
                        var answer = webhook.deliver(stack.update(number));
                        assertThat(answer.statusCode()).isEqualTo(503);
                        assertThat(answer.headers().firstValue("retry-after")).isPresent();
                    }
                }
                assertThat(stack.queuedIds()).isEmpty();

                fallbackProxy.heal();
                WebhookStack.deliverUntilTaken(webhook, stack.update(0));
                assertThat(stack.queuedIds()).containsExactlyElementsOf(stack.jobIds(0, 1));
            }
        }
    }

    @Test
    void postgres_keeps_the_claims_where_it_is_the_fallback(SupabasePart supabase) throws Exception {
        var settings = new HashMap<>(inPostgrest(supabase, supabase.uri()));
        settings.put("REDIS_URL", "redis://127.0.0.1:" + FreePort.find());
        try (var webhook = stack.start(folder, settings)) {
            assertThat(WebhookStack.deliverAll(List.of(webhook), stack.updates(0, 20)))
                    .containsOnly(200);
            assertThat(webhook.deliver(stack.update(0)).body()).isEmpty(); // known as done
            assertThat(stack.queuedIds()).containsExactlyInAnyOrderElementsOf(stack.jobIds(0, 20));
        }
    }

    private static Map<String, String> inPostgrest(SupabasePart supabase, URI address) {
        return Map.of(
                "CLAIMS_FALLBACK", "postgrest",
                "CLAIMS_TABLE", "",
                "SUPABASE_URL", address.toString(),
                "SUPABASE_ANON_KEY", supabase.keys().anon(),
                "CLAIMS_POSTGREST_KEY", supabase.keys().tokenFor("claims"));
    }
}
