package dev.switchboard.emulator.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a webhook took an update. */
public sealed interface DeliveryResult {
    /** Tells whether the connection can be used again. */
    boolean keepsConnection();

    /** Any 2xx; the body may hold a method call, if the content type is that of a form or of JSON. */
    record Accepted(String contentType, String body, boolean keepsConnection) implements DeliveryResult {}

    /** Any other status; {@code retryAfter} is zero where the webhook named none. */
    record Refused(int status, String reason, Duration retryAfter, boolean keepsConnection) implements DeliveryResult {}

    /**
     * No answer: not connected, cut off, or too slow.
     *
     * @param error what {@code getWebhookInfo} tells of it; null where the webhook just hung up, which it does not tell
     */
    record Unanswered(@Nullable String error) implements DeliveryResult {
        @Override
        public boolean keepsConnection() {
            return false;
        }
    }
}
