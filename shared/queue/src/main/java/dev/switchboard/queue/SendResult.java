package dev.switchboard.queue;

/** What became of one of several messages that were sent together. */
public sealed interface SendResult {

    /** The queue has it, under the given id. */
    record Sent(String messageId) implements SendResult {}

    /** The queue did not take it, or did not say so. */
    record NotSent(QueueException cause) implements SendResult {}
}
