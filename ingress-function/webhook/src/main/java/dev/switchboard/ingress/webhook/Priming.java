package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.QueueException;
import dev.switchboard.secret.WebhookSecrets;
import java.util.List;
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
    private final List<UpdateClaims> stores;
    private final JobSource queues;
    private final Runnable closeIdleConnections;

    Priming(
            Webhook webhook,
            WebhookSecrets secrets,
            List<UpdateClaims> stores,
            JobSource queues,
            Runnable closeIdleConnections) {
        this.webhook = webhook;
        this.secrets = secrets;
        this.stores = stores;
        this.queues = queues;
        this.closeIdleConnections = closeIdleConnections;
    }

    /** Primes; a store that is away now may be back by the first request, so that is no reason not to start. */
    void run() {
        var id = UUID.randomUUID().toString();
        for (int round = 0; round < ROUNDS; round++) {
            webhook.handle(ignoredUpdate(), id);
        }
        stores.forEach(store -> tryOnce(() -> {
            var nothing = new UpdateKey(NOBODY, 0);
            store.claim(nothing, id);
            store.release(nothing, id);
        }));
        tryOnce(() -> queues.depth(QueueName.DM_QUEUE_HIGH));
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        closeIdleConnections.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        run();
    }

    private static void tryOnce(Runnable request) {
        try {
            request.run();
        } catch (ClaimStoreException | QueueException e) {
            LOG.atWarn().setCause(e).log("not reached while priming");
        }
    }

    /** A proven, well-formed update of a type that makes no job. */
    private WebhookRequest ignoredUpdate() {
        var body = "{\"update_id\":0,\"priming\":{\"chat\":{\"id\":0,\"type\":\"private\"}}}";
        return new WebhookRequest("POST", secrets.of(1), "application/json", RequestBody.of(body));
    }
}
