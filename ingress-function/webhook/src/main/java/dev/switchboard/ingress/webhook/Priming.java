package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.QueueException;
import dev.switchboard.secret.WebhookSecrets;
import java.util.UUID;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes the way of a delivery before the first one comes, without queueing anything: classes are loaded and connections
 * made while nobody waits. Closes connections before a SnapStart checkpoint and makes new ones after it.
 */
final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** No bot has the id 0, so that nothing of this can be taken for a delivery. */
    private static final long NOBODY = 0;

    private static final int ROUNDS = 3;

    private final Webhook webhook;
    private final WebhookSecrets secrets;
    private final UpdateClaims claims;
    private final JobSource queues;
    private final Runnable closeIdleConnections;

    Priming(
            Webhook webhook,
            WebhookSecrets secrets,
            UpdateClaims claims,
            JobSource queues,
            Runnable closeIdleConnections) {
        this.webhook = webhook;
        this.secrets = secrets;
        this.claims = claims;
        this.queues = queues;
        this.closeIdleConnections = closeIdleConnections;
    }

    /** Primes; a store that is away now may be back by the first request, so that is no reason not to start. */
    void run() {
        var id = UUID.randomUUID().toString();
        for (int round = 0; round < ROUNDS; round++) {
            webhook.handle(ignoredUpdate(), id);
        }
        try {
            var nothing = new UpdateKey(NOBODY, 0);
            claims.claim(nothing, id);
            claims.release(nothing, id);
            queues.depth(QueueName.DM_QUEUE_HIGH);
        } catch (ClaimStoreException | QueueException e) {
            LOG.atWarn().setCause(e).log("priming did not reach every store");
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        closeIdleConnections.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        run();
    }

    /** A proven, well-formed update of a type that makes no job. */
    private WebhookRequest ignoredUpdate() {
        var body = "{\"update_id\":0,\"priming\":{\"chat\":{\"id\":0,\"type\":\"private\"}}}";
        return new WebhookRequest("POST", secrets.of(1), "application/json", RequestBody.of(body));
    }
}
