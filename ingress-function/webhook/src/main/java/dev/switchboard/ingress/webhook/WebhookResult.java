package dev.switchboard.ingress.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request: the answer, and what is told about it.
 *
 * @param outcome a stable word for logs and metrics
 * @param answer the HTTP answer
 * @param bot the bot, once it is proven
 * @param updateId the update, once it is read
 * @param kind the job's kind, or the update's type if it makes no job
 * @param fault what failed on the way, if something did
 */
record WebhookResult(
        String outcome,
        HttpAnswer answer,
        @Nullable Long bot,
        @Nullable Long updateId,
        @Nullable String kind,
        @Nullable Exception fault) {

    /** The outcome of a fault of our own, whatever it is. */
    static final String FAILED = "failed";

    /** An invocation that no HTTP request led to. */
    static WebhookResult noRequest() {
        return refused("no_request", HttpAnswer.badRequest("the event is none of an HTTP API, payload format 2.0"));
    }

    static WebhookResult refused(String outcome, HttpAnswer answer) {
        return new WebhookResult(outcome, answer, null, null, null, null);
    }

    static WebhookResult of(Delivery delivery, String outcome, HttpAnswer answer) {
        return new WebhookResult(
                outcome,
                answer,
                delivery.update().bot(),
                delivery.update().updateId(),
                delivery.kind().word(),
                null);
    }

    static WebhookResult failed(Delivery delivery, String outcome, HttpAnswer answer, Exception fault) {
        return new WebhookResult(
                outcome,
                answer,
                delivery.update().bot(),
                delivery.update().updateId(),
                delivery.kind().word(),
                fault);
    }

    /** A fault of our own, before it was known what to queue. */
    static WebhookResult failed(HttpAnswer answer, Exception fault) {
        return new WebhookResult(FAILED, answer, null, null, null, fault);
    }

    /** An update that makes no job: it is counted by its type, and that is all. */
    static WebhookResult ignored(long bot, UpdateFacts facts) {
        return new WebhookResult("ignored", HttpAnswer.ok(), bot, facts.updateId(), facts.type(), null);
    }
}
