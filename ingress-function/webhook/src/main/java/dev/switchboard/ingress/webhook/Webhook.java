package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.QueueException;
import dev.switchboard.secret.WebhookSecrets;

/** The path of one delivery: verify, read, route, then queue it once. Safe for use by several threads. */
final class Webhook {
    private final WebhookSecrets secrets;
    private final UpdateReader reader;
    private final DeliveryRouter router;
    private final UpdateClaims claims;
    private final JobSender queues;

    Webhook(WebhookSecrets secrets, UpdateReader reader, DeliveryRouter router, UpdateClaims claims, JobSender queues) {
        this.secrets = secrets;
        this.reader = reader;
        this.router = router;
        this.claims = claims;
        this.queues = queues;
    }

    /**
     * Handles one request; whatever it is, the result is an answer.
     *
     * @param requestId Lambda's id of this invocation, which owns the claim: an id made at start-up would be the same in
     *     every copy that SnapStart restores
     */
    WebhookResult handle(WebhookRequest request, String requestId) {
        try {
            return handled(request, requestId);
        } catch (RuntimeException e) {
            // a fault of ours: Lambda would answer 500, and no line would say which request it was
            return WebhookResult.failed(HttpAnswer.tryAgain(), e);
        }
    }

    private WebhookResult handled(WebhookRequest request, String requestId) {
        if (!request.method().equals("POST")) {
            return WebhookResult.refused("method_not_allowed", HttpAnswer.methodNotAllowed("POST"));
        }
        var bot = secrets.provenBot(request.secret());
        if (bot.isEmpty()) {
            return WebhookResult.refused("unauthorized", HttpAnswer.unauthorized());
        }
        if (!request.isJson()) {
            return WebhookResult.refused(
                    "bad_request", HttpAnswer.badRequest("the content type must be application/json"));
        }
        var body = request.body();
        return switch (reader.read(body)) {
            case ReadUpdate.Refused refused ->
                WebhookResult.refused("bad_request", HttpAnswer.badRequest(refused.reason()));
            case ReadUpdate.Unreadable unreadable ->
                queueOnce(router.toDeadLetters(bot.getAsLong(), unreadable, body, requestId), requestId);
            case ReadUpdate.Usable usable ->
                router.route(bot.getAsLong(), usable.facts(), body, requestId)
                        .map(delivery -> queueOnce(delivery, requestId))
                        .orElseGet(() -> WebhookResult.ignored(bot.getAsLong(), usable.facts()));
        };
    }

    private WebhookResult queueOnce(Delivery delivery, String requestId) {
        try {
            return switch (claims.claim(delivery.update(), requestId)) {
                case WON -> queue(delivery, requestId);
                case DONE -> WebhookResult.of(delivery, "duplicate", HttpAnswer.ok());
                // 503, not 200: the other one may have died between its claim and its send
                case HELD -> WebhookResult.of(delivery, "held", HttpAnswer.tryAgain());
            };
        } catch (ClaimStoreException e) {
            return WebhookResult.failed(delivery, "claims_away", HttpAnswer.tryAgain(), e);
        }
    }

    private WebhookResult queue(Delivery delivery, String requestId) {
        try {
            queues.send(delivery.message());
        } catch (RuntimeException e) {
            release(delivery, requestId, e);
            return e instanceof QueueException
                    ? WebhookResult.failed(delivery, "queue_away", HttpAnswer.tryAgain(), e)
                    : WebhookResult.failed(delivery, WebhookResult.FAILED, HttpAnswer.tryAgain(), e);
        }
        var answer = HttpAnswer.ok(delivery.reply());
        try {
            claims.confirm(delivery.update());
        } catch (RuntimeException e) {
            // the job is queued, so this is a success; should Telegram ask again, the queue tells the double
            return WebhookResult.failed(delivery, "queued_unconfirmed", answer, e);
        }
        return WebhookResult.of(delivery, "queued", answer);
    }

    private void release(Delivery delivery, String requestId, RuntimeException cause) {
        try {
            claims.release(delivery.update(), requestId);
        } catch (RuntimeException e) {
            cause.addSuppressed(e); // the lease ends by itself
        }
    }
}
