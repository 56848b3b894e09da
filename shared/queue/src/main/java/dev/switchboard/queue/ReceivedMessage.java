package dev.switchboard.queue;

import dev.switchboard.job.QueueName;
import java.time.Instant;
import java.util.Map;

/**
 * A message that is held by this process until it is deleted or its visibility ends.
 *
 * @param queue where it came from
 * @param messageId the id that SQS gave it when it was sent
 * @param receiptHandle what proves this holding; each receive makes a new one
 * @param body its text
 * @param group its message group; the message's own id if it was sent without one
 * @param receiveCount how often it was received, this time included
 * @param sentAt when it was sent
 * @param attributes the string attributes it was sent with
 */
public record ReceivedMessage(
        QueueName queue,
        String messageId,
        String receiptHandle,
        String body,
        String group,
        int receiveCount,
        Instant sentAt,
        Map<String, String> attributes) {

    public ReceivedMessage {
        attributes = Map.copyOf(attributes);
    }

    /** Returns what it takes to settle the message, for those who hold many. */
    public ReceivedMessage withoutBody() {
        return new ReceivedMessage(queue, messageId, receiptHandle, "", group, receiveCount, sentAt, Map.of());
    }

    /** Says which message it is; the text is private. */
    @Override
    public String toString() {
        return "ReceivedMessage[" + queue.word() + ", " + messageId + "]";
    }
}
