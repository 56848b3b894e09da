package dev.switchboard.queue;

/** Puts messages on queues. Implementations are safe for use by several threads. */
public interface JobSender {

    /**
     * Sends a message; when this returns the queue has it. Sending a double within five minutes succeeds and adds
     * nothing on a FIFO queue.
     *
     * @return the id that the queue gave the message
     * @throws QueueException if the queue did not take it, or did not say so
     */
    String send(OutgoingMessage message);
}
