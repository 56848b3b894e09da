package dev.switchboard.work;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages off their queues: deleted, sent anew with a delay, or moved to the DLQ. */
final class Settler {
    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final BatchedDeletes deletes;
    private final JobSender sender;
    private final DeadJobs deadJobs;
    private final JobEvents events;
    private final InstantSource clock;

    Settler(JobSource source, JobSender sender, DeadJobs deadJobs, JobEvents events, InstantSource clock) {
        this.deletes = new BatchedDeletes(source);
        this.sender = sender;
        this.deadJobs = deadJobs;
        this.events = events;
        this.clock = clock;
    }

    /** Deletes a message; one that cannot be deleted comes again, and its effects change nothing. */
    void delete(ReceivedMessage message) {
        if (!deletes.delete(message)) {
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
    void postpone(ReceivedMessage message, Duration delay) {
        sender.send(OutgoingMessage.replacing(message, message.queue(), delay, message.attributes()));
        delete(message);
    }

    /**
     * Moves a job to its DLQ and records it; in this order, so that a crash in between loses nothing.
     *
     * @throws QueueException if the DLQ did not take it; it is still held
     */
    void bury(HeldJob job, String errorClass, String errorMessage) {
        var message = job.message();
        var dlq = QueueName.dlqOf(message.queue().logical());
        var letter = new DeadLetter(message.queue().word(), errorClass, errorMessage, json(job.attempts()));
        var id = sender.send(OutgoingMessage.replacing(message, dlq, Duration.ZERO, letter.attributes()));
        events.died(message.queue(), errorClass);
        try {
            deadJobs.record(new DeadJob(dlq, id, job.decoded(), message.body(), letter, clock.instant()));
        } catch (RuntimeException e) {
            // the recorder finds it in the DLQ
            LOG.atError().setCause(e).addKeyValue("message_id", id).log("dead job was not recorded yet");
        }
        delete(message);
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
