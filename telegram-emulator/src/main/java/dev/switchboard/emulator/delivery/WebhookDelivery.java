package dev.switchboard.emulator.delivery;

import dev.switchboard.emulator.delivery.DeliveryResult.Accepted;
import dev.switchboard.emulator.delivery.DeliveryResult.Refused;
import dev.switchboard.emulator.delivery.DeliveryResult.Unanswered;
import dev.switchboard.emulator.delivery.UpdateQueue.Attempt;
import dev.switchboard.emulator.time.EmulatorTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one bot's updates to its webhook, each on a virtual thread of its own. Thread-safe. */
public final class WebhookDelivery {
    private static final Logger log = LoggerFactory.getLogger(WebhookDelivery.class);
    private static final int GONE = 410;

    /** How long a webhook may answer nothing but 410 before it is closed (WebhookActor.h, WEBHOOK_DROP_TIMEOUT). */
    private static final Duration PATIENCE_WITH_GONE = Duration.ofHours(23);

    private final UpdateQueue queue;
    private final WebhookTransport transport;
    private final EmulatorTime time;
    private final AnswerCalls answerCalls;
    private @Nullable Opening opening;
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
            opening = new Opening(target);
            queue.open(target.maxConnections());
        }
        wake();
    }

    /** Ends sending; what was not taken stays in the queue. */
    public synchronized void close() {
        queue.close();
        opening = null;
    }

    /** Returns where updates go. */
    public synchronized Optional<Webhook> webhook() {
        return Optional.ofNullable(opening).map(open -> open.target);
    }

    /** Returns the newest error of this webhook. */
    public synchronized Optional<WebhookError> lastError() {
        return Optional.ofNullable(opening).map(open -> open.lastError);
    }

    /** Sends what can be sent now; to be called after an update was queued. */
    public synchronized void wake() {
        Opening current = opening;
        if (current == null) {
            return;
        }
        Optional<Instant> more = current.connections.open(queue.lanes(), time.instant());
        while (current.connections.hasIdle()) {
            Optional<Attempt> next = queue.take();
            if (next.isEmpty()) {
                queue.nextAttempt().ifPresent(this::setAlarm);
                return;
            }
            Attempt attempt = next.get();
            current.connections.use();
            Thread.ofVirtual().name("webhook-", attempt.update().updateId()).start(() -> deliver(current, attempt));
        }
        more.ifPresent(this::setAlarm);
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

    private void deliver(Opening current, Attempt attempt) {
        DeliveryResult result = new Unanswered("Internal Server Error");
        try {
            result = transport.post(current.target, attempt.update().body());
            if (result instanceof Accepted accepted) {
                AnswerCall.in(accepted).ifPresent(call -> answerCalls.call(call.method(), call.parameters()));
            }
        } finally {
            settle(current, attempt, result);
            wake();
        }
    }

    private synchronized void settle(Opening current, Attempt attempt, DeliveryResult result) {
        Instant now = time.instant();
        current.connections.release(result.keepsConnection(), now);
        switch (result) {
            case Accepted _ -> {
                current.succeeded(now);
                queue.delivered(attempt);
            }
            case Refused(int status, String reason, Duration retryAfter, boolean _) -> {
                current.failed("Wrong response from the webhook: " + status + " " + reason, now);
                queue.failed(attempt, retryAfter);
                if (current.isGone(status, now) && current.equals(opening)) {
                    log.atWarn().addKeyValue("webhook", current.target).log("webhook closed after 23 hours of 410");
                    close();
                }
            }
            case Unanswered(String error) -> {
                if (error != null) {
                    current.failed(error, now);
                }
                queue.failed(attempt, Duration.ZERO);
            }
        }
    }

    /** When and why a webhook last failed to take an update. */
    public record WebhookError(Instant date, String message) {}

    /** A webhook from its setting to its end. */
    private static final class Opening {
        final Webhook target;
        final Connections connections;

        @Nullable
        WebhookError lastError;

        private @Nullable Instant goneSince;

        Opening(Webhook target) {
            this.target = target;
            connections = new Connections(target.maxConnections());
        }

        void succeeded(Instant now) {
            connections.succeeded(now);
            goneSince = null;
        }

        void failed(String message, Instant now) {
            lastError = new WebhookError(now, message);
        }

        /** Any other answer begins the count anew; no answer at all does not. */
        boolean isGone(int status, Instant now) {
            if (status != GONE) {
                goneSince = null;
            } else if (goneSince == null) {
                goneSince = now;
            }
            return goneSince != null && now.isAfter(goneSince.plus(PATIENCE_WITH_GONE));
        }
    }
}
