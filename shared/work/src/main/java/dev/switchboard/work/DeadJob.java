package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.DeadLetter;
import java.time.Instant;

/**
 * A job that is in a DLQ.
 *
 * @param queue the DLQ
 * @param messageId its message's id there
 * @param decoded the job, as far as it can be read
 * @param body the message's text
 * @param letter where it came from and why it died
 * @param diedAt when it died
 */
public record DeadJob(
        QueueName queue, String messageId, DecodedJob decoded, String body, DeadLetter letter, Instant diedAt) {

    /** Says which message it is; the text is private. */
    @Override
    public String toString() {
        return "DeadJob[" + queue.word() + ", " + messageId + "]";
    }
}
