package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.claim.UpdateKey;
import org.junit.jupiter.api.Test;

/** Claim, send, confirm: one update makes one job, whatever fails on the way. */
class QueuedOnceTest {
    private final InMemoryWebhook webhook = new InMemoryWebhook();

    @Test
    void a_double_gets_an_empty_200_and_makes_no_second_job() {
        webhook.deliver(Updates.callbackQuery(1));
        var second = webhook.deliver(Updates.callbackQuery(1));

        assertThat(second.answer()).isEqualTo(HttpAnswer.ok());
        assertThat(webhook.sent()).hasSize(1);
    }

    @Test
    void an_update_that_another_is_at_is_asked_for_again() {
        webhook.claims().claim(new UpdateKey(InMemoryWebhook.BOT, 1), "another");
        var answer = webhook.deliver(Updates.privateMessage(1, "hi")).answer();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "3");
        assertThat(webhook.sent()).isEmpty();
    }

    @Test
    void a_failed_send_releases_the_claim_and_asks_for_the_update_again() {
        webhook.setQueueAway(true);
        var failed = webhook.deliver(Updates.privateMessage(1, "hi")).answer();
        webhook.setQueueAway(false);
        var repeated = webhook.deliver(Updates.privateMessage(1, "hi"), "another-request");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.headers()).containsKey("retry-after");
        assertThat(repeated.answer().status()).isEqualTo(200);
        assertThat(webhook.sent()).hasSize(1);
    }

    @Test
    void with_every_claim_store_away_it_is_never_a_false_200() {
        webhook.claims().setAway(true);

        assertThat(webhook.deliver(Updates.privateMessage(1, "hi")).answer().status())
                .isEqualTo(503);
        assertThat(webhook.sent()).isEmpty();
    }

    @Test
    void a_failed_confirm_after_the_send_is_still_a_success() {
        webhook.afterSend(() -> webhook.claims().setAway(true));
        var result = webhook.deliver(Updates.callbackQuery(1));

        assertThat(result.outcome()).isEqualTo("queued_unconfirmed");
        assertThat(result.answer().status()).isEqualTo(200);
        assertThat(result.answer().body()).contains("answerCallbackQuery");
    }
}
