package dev.switchboard.emulator.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.delivery.DeliveryResult.Accepted;
import dev.switchboard.emulator.delivery.DeliveryResult.Refused;
import dev.switchboard.emulator.delivery.DeliveryResult.Unanswered;
import dev.switchboard.emulator.delivery.UpdateQueue.Attempt;
import dev.switchboard.emulator.time.EmulatorTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one bot's updates to its webhook, each on a virtual thread of its own. Thread-safe. */
public final class WebhookDelivery {
    private static final Logger log = LoggerFactory.getLogger(WebhookDelivery.class);

    /** What a webhook may not call in its answer, beside everything that begins with {@code get} (WebhookActor.cpp). */
    private static final Set<String> NOT_IN_AN_ANSWER = Set.of("deletewebhook", "setwebhook", "close", "logout");

    private final UpdateQueue queue;
    private final WebhookTransport transport;
    private final EmulatorTime time;
    private final AnswerCalls answerCalls;
    private @Nullable Webhook webhook;
    private @Nullable WebhookError lastError;
    private @Nullable Instant alarm;

    /** Serves a queue; nothing is sent before {@link #open}. */
    public WebhookDelivery(UpdateQueue queue, WebhookTransport transport, EmulatorTime time, AnswerCalls answerCalls) {
        this.queue = queue;
        this.transport = transport;
        this.time = time;
        this.answerCalls = answerCalls;
    }

    /** Begins to send, what waits first. */
    public void open(Webhook target) {
        synchronized (this) {
            webhook = target;
            lastError = null;
            queue.open(target.maxConnections());
        }
        wake();
    }

    /** Ends sending; what was not taken stays in the queue. */
    public synchronized void close() {
        queue.close();
        webhook = null;
        lastError = null;
    }

    /** Returns where updates go. */
    public synchronized Optional<Webhook> webhook() {
        return Optional.ofNullable(webhook);
    }

    /** Returns the newest error of this webhook. */
    public synchronized Optional<WebhookError> lastError() {
        return Optional.ofNullable(lastError);
    }

    /** Sends what can be sent now; to be called after an update was queued. */
    public synchronized void wake() {
        Webhook target = webhook;
        if (target == null) {
            return;
        }
        for (Optional<Attempt> next = queue.take(); next.isPresent(); next = queue.take()) {
            Attempt attempt = next.get();
            Thread.ofVirtual().name("webhook-", attempt.update().updateId()).start(() -> deliver(target, attempt));
        }
        queue.nextAttempt().ifPresent(this::setAlarm);
    }

    private void setAlarm(Instant when) {
        if (alarm == null || when.isBefore(alarm)) {
            alarm = when;
            time.schedule(when, this::ring);
        }
    }

    private void ring() {
        synchronized (this) {
            alarm = null;
        }
        wake();
    }

    private void deliver(Webhook target, Attempt attempt) {
        Optional<Duration> retry = Optional.of(Duration.ZERO);
        try {
            retry = send(target, attempt);
        } finally {
            retry.ifPresentOrElse(after -> queue.failed(attempt, after), () -> queue.delivered(attempt));
            wake();
        }
    }

    /** Returns the wait that the webhook asked for, or nothing if it took the update. */
    private Optional<Duration> send(Webhook target, Attempt attempt) {
        return switch (transport.post(target, attempt.update().body())) {
            case Accepted(String body) -> {
                carryOut(body);
                yield Optional.empty();
            }
            case Refused(int status, String reason, Duration retryAfter) -> {
                failed(target, "Wrong response from the webhook: " + status + " " + reason);
                yield Optional.of(retryAfter);
            }
            case Unanswered(String message) -> {
                failed(target, message);
                yield Optional.of(Duration.ZERO);
            }
        };
    }

    private synchronized void failed(Webhook target, String message) {
        if (target.equals(webhook)) {
            lastError = new WebhookError(time.instant(), message);
        }
    }

    private void carryOut(String body) {
        JsonNode answer;
        try {
            answer = TelegramJson.parse(body);
        } catch (IOException e) {
            // an answer need not be JSON: "ok" is as good as any
            log.atDebug().setCause(e).log("webhook answer is no method call");
            return;
        }
        String method = answer.path("method").asText("").toLowerCase(Locale.ROOT);
        if (!method.isEmpty() && !method.startsWith("get") && !NOT_IN_AN_ANSWER.contains(method)) {
            answerCalls.call(answer.path("method").asText(), answer);
        }
    }

    /** When and why a webhook last failed to take an update. */
    public record WebhookError(Instant date, String message) {}
}
