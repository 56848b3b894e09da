package dev.switchboard.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.QueueException;
import dev.switchboard.secret.WebhookSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes the way of a delivery before the first one comes: classes are loaded and connections made while nobody waits.
 * Queues nothing: the deliveries are rehearsed without a network, and the stores are asked about an update of nobody.
 *
 * <p>Closes Redis's connections before a SnapStart checkpoint and makes new ones after it; AWS's own clients resume theirs
 * by themselves.
 */
final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** No bot has the id 0, so that nothing of this can be taken for a delivery. */
    private static final long NOBODY = 0;

    /** The rehearsal leaves nothing anywhere, but it must be proven to come from a bot. */
    private static final long ANYBODY = 1;

    private static final int ROUNDS = 3;

    private static final List<String> DELIVERIES = List.of(
            "{\"update_id\":0,\"message\":{\"message_id\":0,\"from\":{\"id\":0},\"chat\":{\"id\":0,\"type\":\"private\"}}}",
            "{\"update_id\":0,\"callback_query\":{\"id\":\"0\",\"from\":{\"id\":0}}}");

    private final Webhook rehearsal;
    private final WebhookSecrets secrets;
    private final List<UpdateClaims> stores;
    private final JobSource queues;
    private final Runnable closeIdleConnections;

    /** Primes {@code stores} and {@code queues}, and what {@code rehearsal} shares with the real webhook. */
    Priming(
            Webhook rehearsal,
            WebhookSecrets secrets,
            List<UpdateClaims> stores,
            JobSource queues,
            Runnable closeIdleConnections) {
        this.rehearsal = rehearsal;
        this.secrets = secrets;
        this.stores = List.copyOf(stores);
        this.queues = queues;
        this.closeIdleConnections = closeIdleConnections;
    }

    /** Primes; a store that is away now may be back by the first request, so that is no reason not to start. */
    void run() {
        var id = UUID.randomUUID().toString();
        for (int round = 0; round < ROUNDS; round++) {
            DELIVERIES.forEach(update -> rehearse(update, id));
        }
        connect(id);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        closeIdleConnections.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        connect(UUID.randomUUID().toString());
    }

    private void rehearse(String update, String id) {
        var event = """
                {"requestContext":{"http":{"method":"POST"}},\
                "headers":{"content-type":"application/json","x-telegram-bot-api-secret-token":"%s"},\
                "body":"%s","isBase64Encoded":false}""".formatted(secrets.of(ANYBODY), update.replace("\"", "\\\""));
        try {
            var request = WebhookRequest.read(new ByteArrayInputStream(event.getBytes(UTF_8)))
                    .orElseThrow();
            var result = rehearsal.handle(request, id);
            result.answer().write(OutputStream.nullOutputStream());
            if (result.fault() != null) {
                LOG.atWarn().setCause(result.fault()).log("the rehearsal failed: the first delivery will be slow");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private void connect(String id) {
        var nothing = new UpdateKey(NOBODY, 0);
        stores.forEach(store -> tryOnce(() -> {
            store.claim(nothing, id);
            store.release(nothing, id);
        }));
        tryOnce(() -> queues.depth(QueueName.DM_QUEUE_HIGH));
    }

    private static void tryOnce(Runnable request) {
        try {
            request.run();
        } catch (ClaimStoreException | QueueException e) {
            LOG.atWarn().setCause(e).log("not reached while priming");
        }
    }
}
