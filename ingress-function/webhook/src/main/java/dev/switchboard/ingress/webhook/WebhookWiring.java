package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.redis.RedisClients;
import dev.switchboard.claim.redis.RedisUpdateClaims;
import dev.switchboard.job.JobCodec;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import java.time.Duration;
import java.time.InstantSource;
import redis.clients.jedis.RedisClient;

/** Puts the function together. */
final class WebhookWiring {
    private static final Duration REDIS_COMMAND = Duration.ofMillis(40);
    private static final Duration REDIS_CONNECT = Duration.ofMillis(250);
    private static final Duration SQS_LIMIT = Duration.ofSeconds(3);

    /** An environment handles one request at a time; the second connection is for a retry. */
    private static final int CONNECTIONS = 2;

    private final WebhookSettings settings;
    private final RedisClient redis;
    private final SqsQueues queues;
    private final UpdateClaims claims;

    WebhookWiring(WebhookSettings settings) {
        this.settings = settings;
        this.redis = RedisClients.of(settings.redis(), CONNECTIONS, REDIS_CONNECT, REDIS_COMMAND);
        this.queues = new SqsQueues(SqsClients.forSending(CONNECTIONS, SQS_LIMIT), settings.queues());
        this.claims = new RedisUpdateClaims(redis, settings.terms());
    }

    Webhook webhook() {
        var router = new DeliveryRouter(new JobCodec(), InstantSource.system());
        return new Webhook(settings.secrets(), new UpdateReader(), router, claims, queues);
    }

    InvocationLog log() {
        return new InvocationLog(settings.stage(), InstantSource.system(), System::nanoTime);
    }

    Priming priming(Webhook webhook) {
        return new Priming(
                webhook,
                settings.secrets(),
                claims,
                queues,
                () -> redis.getPool().clear());
    }
}
