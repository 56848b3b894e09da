package dev.switchboard.work;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;

/** Jobs for tests, told apart by person and number. */
final class Jobs {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How long a test waits for what other threads and processes bring about. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Jobs() {}

    /** A private message of a person; its payload is {@code "person/number"}. */
    static OutgoingMessage message(long person, int number) {
        return sent(envelope(person, number, Timing.startingAt(START)));
    }

    static JobEnvelope envelope(long person, int number, Timing timing) {
        return new JobEnvelope(
                JobId.ofUpdate(1, person * 1000 + number),
                new Route(1, person, person),
                Priority.HIGH,
                timing,
                null,
                new Job.ProcessPrivateMessage(new RawJson("\"" + person + "/" + number + "\"")));
    }

    static OutgoingMessage sent(JobEnvelope envelope) {
        return OutgoingMessage.first(envelope, new JobCodec());
    }

    /** Returns the payload's text without its quotes. */
    static String text(Job.ProcessPrivateMessage job) {
        return job.update().text().replace("\"", "");
    }
}
