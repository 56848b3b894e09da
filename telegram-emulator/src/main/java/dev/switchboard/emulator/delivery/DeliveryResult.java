package dev.switchboard.emulator.delivery;

import java.time.Duration;

/** How a webhook took an update. */
public sealed interface DeliveryResult {
    /** Any 2xx; the body may hold a method call. */
    record Accepted(String body) implements DeliveryResult {}

    /** Any other status; {@code retryAfter} is zero where the webhook named none. */
    record Refused(int status, String reason, Duration retryAfter) implements DeliveryResult {}

    /** No answer: not connected, cut off, or too slow. */
    record Unanswered(String message) implements DeliveryResult {}
}
