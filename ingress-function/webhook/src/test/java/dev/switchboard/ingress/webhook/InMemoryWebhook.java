package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.InMemoryClaims;
import dev.switchboard.config.Secret;
import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.secret.WebhookSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The webhook with claims in memory and a queue that remembers what it was sent. */
final class InMemoryWebhook {
    static final long BOT = 123456;

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String REQUEST = "7d0b1f6e-4c3a-4f6b-9a45-0f4a1c2b3d4e";

    private final WebhookSecrets secrets = new WebhookSecrets(Secret.of("master"), null);
    private final InMemoryClaims claims =
            new InMemoryClaims(() -> NOW, new ClaimTerms(Duration.ofSeconds(12), Duration.ofHours(24)));
    private final RememberingQueue queue = new RememberingQueue();
    private final Webhook webhook =
            new Webhook(secrets, new UpdateReader(), new DeliveryRouter(new JobCodec(), () -> NOW), claims, queue);

    /** Delivers a body with the bot's secret, in an invocation that is always the same one. */
    WebhookResult deliver(String body) {
        return deliver(body, REQUEST);
    }

    WebhookResult deliver(String body, String requestId) {
        return webhook.handle(new WebhookRequest("POST", secret(), "application/json", body, false), requestId);
    }

    WebhookResult handle(WebhookRequest request) {
        return webhook.handle(request, REQUEST);
    }

    /** Returns what proves the bot. */
    String secret() {
        return secrets.of(BOT);
    }

    InMemoryClaims claims() {
        return claims;
    }

    /** Refuses messages, or takes them again. */
    void setQueueAway(boolean away) {
        queue.away = away;
    }

    /** Throws what no queue should, or takes messages again. */
    void setQueueBroken(boolean broken) {
        queue.broken = broken;
    }

    /** Runs an action whenever a message was taken. */
    void afterSend(Runnable action) {
        queue.afterSend = action;
    }

    List<OutgoingMessage> sent() {
        return queue.sent;
    }

    OutgoingMessage onlySent() {
        assertThat(queue.sent).hasSize(1);
        return queue.sent.getFirst();
    }

    static JobEnvelope decoded(OutgoingMessage message) {
        return ((DecodedJob.Known) new JobCodec().decode(message.body())).envelope();
    }

    private static final class RememberingQueue implements JobSender {
        private final List<OutgoingMessage> sent = new ArrayList<>();
        private boolean away;
        private boolean broken;
        private Runnable afterSend = () -> {};

        @Override
        public String send(OutgoingMessage message) {
            if (away) {
                throw new QueueException(message.queue(), "take a message", false, new IllegalStateException("away"));
            }
            if (broken) {
                throw new IllegalStateException("a bug, with a person's words in it");
            }
            sent.add(message);
            afterSend.run();
            return "m" + sent.size();
        }
    }
}
