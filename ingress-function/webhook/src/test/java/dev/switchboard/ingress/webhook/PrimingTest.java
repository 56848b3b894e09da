package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.claim.Claim;
import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.InMemoryClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.config.Secret;
import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobKind;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.secret.WebhookSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClaimTerms TERMS = new ClaimTerms(Duration.ofSeconds(12), Duration.ofHours(24));

    private final WebhookSecrets secrets = new WebhookSecrets(Secret.of("master"), null);
    private final List<OutgoingMessage> rehearsed = new ArrayList<>();
    private final InMemoryClaims redis = new InMemoryClaims(() -> NOW, TERMS);
    private final InMemoryClaims fallback = new InMemoryClaims(() -> NOW, TERMS);
    private final InMemoryQueues queues = new InMemoryQueues(() -> NOW, Duration.ofSeconds(30));
    private final AtomicInteger closed = new AtomicInteger();
    private final Priming priming = new Priming(
            new Webhook(
                    secrets,
                    new UpdateReader(),
                    new DeliveryRouter(new JobCodec(), () -> NOW),
                    new RehearsedClaims(),
                    message -> {
                        rehearsed.add(message);
                        return "m";
                    }),
            secrets,
            List.of(redis, fallback),
            queues,
            closed::incrementAndGet);

    @Test
    void the_rehearsal_goes_as_far_as_sending() {
        priming.run();

        assertThat(rehearsed)
                .extracting(message -> ((DecodedJob.Known) new JobCodec().decode(message.body()))
                        .envelope()
                        .job()
                        .kind())
                .contains(JobKind.PROCESS_PRIVATE_MESSAGE, JobKind.PROCESS_CALLBACK);
    }

    @Test
    void nothing_is_queued_and_nothing_stays_claimed() {
        priming.run();

        for (var queue : QueueName.values()) {
            assertThat(queues.depth(queue)).isZero();
        }
        assertThat(redis.claim(new UpdateKey(0, 0), "a")).isEqualTo(Claim.WON);
        assertThat(fallback.claim(new UpdateKey(0, 0), "a")).isEqualTo(Claim.WON);
    }

    @Test
    void a_store_that_is_away_does_not_stop_the_start() {
        redis.setAway(true);
        fallback.setAway(true);

        priming.run();

        assertThat(rehearsed).isNotEmpty();
    }

    @Test
    void connections_are_closed_before_a_checkpoint_and_made_anew_after_it() {
        var context = Core.getGlobalContext();
        priming.beforeCheckpoint(context);
        assertThat(closed).hasValue(1);

        redis.setAway(true);
        priming.afterRestore(context);
        assertThat(rehearsed).isEmpty(); // what was loaded is in the checkpoint
    }
}
