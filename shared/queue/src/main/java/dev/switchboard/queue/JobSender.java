package dev.switchboard.queue;

import java.util.List;

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

    /**
     * Sends messages, possibly to several queues, in as few requests as there may be. A message that is not taken stops
     * none of the others, not even those behind it in its group: whoever needs their order sends one by one.
     *
     * @return what became of each message, in the order in which they were given
     */
    default List<SendResult> sendAll(List<OutgoingMessage> messages) {
        return messages.stream().map(this::sendOne).toList();
    }

    /**
     * Sends messages as {@link #sendAll} does, for who need not know which were not taken.
     *
     * @return how many were not
     */
    default long countNotTaken(List<OutgoingMessage> messages) {
        return sendAll(messages).stream()
                .filter(SendResult.NotSent.class::isInstance)
                .count();
    }

    private SendResult sendOne(OutgoingMessage message) {
        try {
            return new SendResult.Sent(send(message));
        } catch (QueueException e) {
            return new SendResult.NotSent(e);
        }
    }
}
