package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.redis.RedisAddress;
import dev.switchboard.secret.WebhookSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What the function is told by its environment.
 *
 * @param stage which deployment this is
 * @param redis where claims are kept
 * @param fallback where they are kept while Redis is away
 * @param queues the queues that updates go to
 * @param secrets what proves a delivery
 * @param terms how long claims last
 */
record WebhookSettings(
        String stage,
        RedisAddress redis,
        ClaimsFallback fallback,
        QueueUrls queues,
        WebhookSecrets secrets,
        ClaimTerms terms) {
    private static final Duration LEASE = Duration.ofSeconds(12);

    /** The function's time-out in template.yaml. A shorter lease could end while its owner still sends. */
    static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(10);

    /** RFC 2104: a key of HMAC-SHA256 shorter than its 32 bytes of output weakens it. */
    private static final int LEAST_SECRET_BYTES = 32;

    private static final Duration MEMORY = Duration.ofHours(24);

    /** The queues that some update goes to; the function may send to no others (template.yaml). */
    static final Set<QueueName> TARGETS = Set.of(
            QueueName.DM_QUEUE_HIGH, QueueName.DM_QUEUE_DLQ, QueueName.TGMS_QUEUE_HIGH, QueueName.TGMS_QUEUE_LOW);

    /**
     * Reads the environment.
     *
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    static WebhookSettings from(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var stage = reader.text("STAGE");
        var redis = RedisAddress.declareIn(reader);
        var fallback = ClaimsFallback.declareIn(reader);
        var queues = QueueUrls.declareIn(reader, TARGETS);
        var secret = reader.secret("WEBHOOK_MASTER_SECRET", LEAST_SECRET_BYTES);
        var previous = reader.optionalSecret("WEBHOOK_MASTER_SECRET_PREVIOUS", LEAST_SECRET_BYTES);
        var lease = reader.duration("CLAIM_LEASE", LEASE);
        reader.rule(
                () -> lease.get().compareTo(FUNCTION_TIMEOUT) > 0 && lease.get().compareTo(MEMORY) < 0,
                () -> "CLAIM_LEASE must be above 10s, the function's time-out, and below 24h",
                lease);
        return reader.build(() -> new WebhookSettings(
                stage.get(),
                redis.get(),
                fallback.get(),
                queues.get(),
                new WebhookSecrets(secret.get(), previous.get().orElse(null)),
                new ClaimTerms(lease.get(), MEMORY)));
    }
}
