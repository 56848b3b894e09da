package dev.switchboard.emulator.delivery;

/** Brings an update to a webhook. Thread-safe. */
@FunctionalInterface
public interface WebhookTransport {
    /** Posts a JSON body and waits for the answer, 60 seconds at most. */
    DeliveryResult post(Webhook webhook, byte[] body);
}
