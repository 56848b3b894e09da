package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.claim.Claim;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.config.Secret;
import dev.switchboard.job.JobCodec;
import dev.switchboard.secret.WebhookSecrets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Faults that nobody foresaw: Telegram delivers again, and the line says which update it was. */
class OwnFaultsTest {
    private final InMemoryWebhook webhook = new InMemoryWebhook();

    @Test
    void a_sender_that_breaks_is_an_answer_with_retry_after_and_holds_no_claim() {
        webhook.setQueueBroken(true);
        var result = webhook.deliver(Updates.privateMessage(1, "hi"), "first");

        assertThat(result.outcome()).isEqualTo("failed");
        assertThat(result.answer().status()).isEqualTo(503);
        assertThat(result.answer().headers()).containsKey("retry-after");
        assertThat(result.updateId()).isEqualTo(1);
        assertThat(result.fault()).isInstanceOf(IllegalStateException.class);

        webhook.setQueueBroken(false);
        assertThat(webhook.deliver(Updates.privateMessage(1, "hi"), "second").outcome())
                .isEqualTo("queued");
    }

    @Test
    void a_fault_before_the_claim_is_an_answer_too() {
        var secrets = new WebhookSecrets(Secret.of("master"), null);
        var router = new DeliveryRouter(new JobCodec(), () -> Instant.EPOCH);
        var broken = new Webhook(secrets, new UpdateReader(), router, new BrokenClaims(), message -> "m");
        var request =
                new WebhookRequest("POST", secrets.of(7), "application/json", Updates.privateMessage(1, "hi"), false);

        var result = broken.handle(request, "first");

        assertThat(result.outcome()).isEqualTo("failed");
        assertThat(result.answer().status()).isEqualTo(503);
    }

    private static final class BrokenClaims implements UpdateClaims {
        @Override
        public Claim claim(UpdateKey update, String owner) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public void confirm(UpdateKey update) {
            throw new AssertionError("nothing was claimed");
        }

        @Override
        public void release(UpdateKey update, String owner) {
            throw new AssertionError("nothing was claimed");
        }
    }
}
