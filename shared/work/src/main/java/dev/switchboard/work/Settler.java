package dev.switchboard.work;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages off their queues: deleted, sent anew with a delay, or moved to the DLQ. */
final class Settler {
    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

    /** In ASCII, because an error's words are anything, and SQS takes not every character in an attribute. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final BatchedDeletes deletes;
    private final JobSender sender;
    private final DeadJobs deadJobs;
    private final JobEvents events;
    private final InstantSource clock;

    Settler(BatchedDeletes deletes, JobSender sender, DeadJobs deadJobs, JobEvents events, InstantSource clock) {
        this.deletes = deletes;
        this.sender = sender;
        this.deadJobs = deadJobs;
        this.events = events;
        this.clock = clock;
    }

    /** Deletes a job's message; one that cannot be deleted comes again, and its effects change nothing. */
    void delete(HeldJob job) {
        var message = job.message();
        boolean deleted = deletes.delete(message);
        if (!deleted && !job.message().equals(message)) {
            // it came again meanwhile, and only the newer receipt is worth something
            deleted = deletes.delete(job.message());
        }
        if (!deleted) {
            events.notDeleted(message.queue());
            LOG.atWarn()
                    .addKeyValue("queue", message.queue().word())
                    .addKeyValue("message_id", message.messageId())
                    .log("settled message was not deleted");
        }
    }

    /**
     * Sends a message of a standard queue anew, to come after a delay, and deletes it.
     *
     * @throws QueueException if it was not sent; it is still held
     */
    void postpone(HeldJob job, Duration delay) {
        var message = job.message();
        sender.send(OutgoingMessage.replacing(message, message.queue(), delay, message.attributes()));
        delete(job);
    }

    /**
     * Moves a job to its DLQ, for its last failure, and records it; in this order, so that a crash in between loses
     * nothing.
     *
     * @throws QueueException if the DLQ did not take it; it is still held
     */
    void bury(HeldJob job) {
        var message = job.message();
        var attempts = job.attempts();
        var last = attempts.getLast();
        var dlq = QueueName.dlqOf(message.queue().logical());
        var letter = new DeadLetter(message.queue().word(), last.errorClass(), last.error(), json(attempts));
        var id = send(message, dlq, letter);
        events.died(message.queue(), last.errorClass());
        try {
            deadJobs.record(new DeadJob(dlq, id, job.decoded(), message.body(), letter, clock.instant()));
        } catch (RuntimeException e) {
            // the recorder finds it in the DLQ
            LOG.atError().setCause(e).addKeyValue("message_id", id).log("dead job was not recorded yet");
        }
        delete(job);
    }

    private String send(ReceivedMessage message, QueueName dlq, DeadLetter letter) {
        try {
            return sender.send(OutgoingMessage.replacing(message, dlq, Duration.ZERO, letter.attributes()));
        } catch (QueueException e) {
            if (!e.refused()) {
                throw e;
            }
            // a message of the largest size leaves no room for attributes; the record has them
            return sender.send(OutgoingMessage.replacing(message, dlq, Duration.ZERO, Map.of()));
        }
    }

    private static String json(List<Attempt> attempts) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartArray();
            for (var attempt : attempts) {
                out.writeStartObject();
                out.writeStringField("at", attempt.at().toString());
                out.writeStringField("worker", attempt.worker());
                out.writeStringField("error", attempt.error());
                out.writeEndObject();
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return text.toString();
    }
}
