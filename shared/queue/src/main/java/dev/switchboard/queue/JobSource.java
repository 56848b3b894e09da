package dev.switchboard.queue;

import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Receives messages and settles them. Implementations are safe for use by several threads. */
public interface JobSource {
    /** The most that one receive can bring. SQS: ReceiveMessage, MaxNumberOfMessages. */
    int LARGEST_RECEIVE = 10;

    /** How many messages one request settles or holds; more are several requests. SQS: entries of a batch request. */
    int LARGEST_BATCH = 10;

    /**
     * Receives up to {@code most} messages and holds them. On a FIFO queue a group of which a message is held brings
     * nothing more until it is settled.
     *
     * @param most 1 to 10
     * @param wait how long to wait for a first message, 0 to 20 s
     * @param visibility how long they are held, 0 s to 12 h (SQS), whatever the queue's own time-out is
     * @return the messages, possibly none; those of one group in their order
     * @throws QueueException if the queue did not answer
     */
    List<ReceivedMessage> receive(QueueName queue, int most, Duration wait, Duration visibility);

    /**
     * Deletes messages for good.
     *
     * @return those that were not deleted; they come again when their visibility ends
     */
    List<ReceivedMessage> delete(Collection<ReceivedMessage> messages);

    /**
     * Holds messages for {@code visibility} from now; zero hands them back at once.
     *
     * @return those that are no longer held, or of which that is not known
     */
    List<ReceivedMessage> hold(Collection<ReceivedMessage> messages, Duration visibility);

    /**
     * Returns about how many messages the queue has, held and delayed ones included.
     *
     * @throws QueueException if the queue did not answer
     */
    long depth(QueueName queue);
}
