package dev.switchboard.work;

import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues a job for each thing that is due, shared among all processes that do so. Safe for use by several threads. */
public final class DueJobs {
    private static final Logger LOG = LoggerFactory.getLogger(DueJobs.class);

    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;

    /** Sends by the given port. */
    public DueJobs(JobSender queues, JobCodec codec, InstantSource clock) {
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Something that is due from time to time, and by whose record all processes know what is.
     *
     * @param <D> one thing that is due
     */
    public interface Source<D> {
        /** Returns a stable word in snake_case, for logs. */
        String name();

        /** Returns how long after one look the next begins. */
        Duration every();

        /** Takes some of what is due; nothing if nothing is. What was taken is due again only after a while, by itself. */
        List<D> take();

        /** Returns the job for something taken, which begins at {@code now} at the earliest. */
        JobEnvelope job(D due, Instant now);
    }

    /** Returns a worker's task that queues until nothing is due. What the queue does not take is due again later. */
    public <D> PeriodicTask task(Source<D> source) {
        return new PeriodicTask(source.name(), source.every(), () -> queue(source));
    }

    private <D> void queue(Source<D> source) {
        for (var due = source.take(); !due.isEmpty(); due = source.take()) {
            long notQueued = queues.countNotTaken(
                    due.stream().map(each -> message(source, each)).toList());
            if (notQueued > 0) {
                LOG.atWarn()
                        .addKeyValue("task", source.name())
                        .addKeyValue("jobs", notQueued)
                        .log("jobs that are due were not queued");
            }
        }
    }

    private <D> OutgoingMessage message(Source<D> source, D due) {
        return OutgoingMessage.first(source.job(due, clock.instant()), codec);
    }
}
