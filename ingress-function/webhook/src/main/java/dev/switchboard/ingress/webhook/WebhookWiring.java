package dev.switchboard.ingress.webhook;

import dev.failsafe.CircuitBreaker;
import dev.switchboard.claim.FallbackClaims;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.dynamodb.DynamoDbClients;
import dev.switchboard.claim.dynamodb.DynamoDbUpdateClaims;
import dev.switchboard.claim.postgrest.PostgrestUpdateClaims;
import dev.switchboard.claim.redis.RedisUpdateClaims;
import dev.switchboard.job.JobCodec;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.redis.RedisClients;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Puts the function together. */
final class WebhookWiring {
    private static final Duration REDIS_COMMAND = Duration.ofMillis(40);

    /** While Redis is away one request a second tries it anew: with the fallback it still answers within 100 ms. */
    private static final Duration REDIS_CONNECT = Duration.ofMillis(50);

    private static final Duration FALLBACK_LIMIT = Duration.ofSeconds(1);
    private static final Duration SQS_LIMIT = Duration.ofSeconds(3);

    /** An environment handles one request at a time; the second connection is for a retry. */
    private static final int CONNECTIONS = 2;

    private final WebhookSettings settings;
    private final RedisClient redis;
    private final SqsQueues queues;
    private final UpdateClaims first;
    private final UpdateClaims second;
    private final FallbackClaims claims;

    WebhookWiring(WebhookSettings settings) {
        this.settings = settings;
        this.redis = RedisClients.of(settings.redis().uri(), CONNECTIONS, REDIS_CONNECT, REDIS_COMMAND);
        this.queues = new SqsQueues(SqsClients.forSending(CONNECTIONS, SQS_LIMIT), settings.queues());
        this.first = new RedisUpdateClaims(redis, settings.terms());
        this.second = fallback(settings);
        this.claims = new FallbackClaims(first, second, breaker());
    }

    Webhook webhook() {
        return webhook(claims, queues);
    }

    InvocationLog log() {
        return new InvocationLog(settings.stage(), claims, InstantSource.system(), System::nanoTime);
    }

    Priming priming() {
        return new Priming(
                webhook(new RehearsedClaims(), new SqsQueues(RehearsedSqs.client(), settings.queues())),
                settings.secrets(),
                List.of(first, second),
                queues,
                () -> redis.getPool().clear());
    }

    private Webhook webhook(UpdateClaims claiming, JobSender sending) {
        var router = new DeliveryRouter(new JobCodec(), InstantSource.system());
        return new Webhook(settings.secrets(), new UpdateReader(), router, claiming, sending);
    }

    private static UpdateClaims fallback(WebhookSettings settings) {
        return switch (settings.fallback()) {
            case ClaimsFallback.DynamoDb(var table) ->
                new DynamoDbUpdateClaims(
                        DynamoDbClients.of(CONNECTIONS, FALLBACK_LIMIT),
                        table,
                        settings.terms(),
                        InstantSource.system());
            case ClaimsFallback.Postgrest(var supabase, var apiKey, var token) ->
                new PostgrestUpdateClaims(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(FALLBACK_LIMIT)
                                .build(),
                        supabase,
                        new PostgrestUpdateClaims.Access(apiKey, token, FALLBACK_LIMIT),
                        settings.terms());
        };
    }

    /** Two failures in a row open it; after a second one request tries Redis, and its result decides. */
    private static CircuitBreaker<Object> breaker() {
        return CircuitBreaker.builder()
                .withFailureThreshold(2)
                .withSuccessThreshold(1)
                .withDelay(Duration.ofSeconds(1))
                .build();
    }
}
