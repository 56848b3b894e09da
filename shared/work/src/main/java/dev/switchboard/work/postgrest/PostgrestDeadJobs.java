package dev.switchboard.work.postgrest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.work.DeadJob;
import dev.switchboard.work.DeadJobs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dead jobs in the table {@code dead_jobs}, through a function that keeps the first record of a message. What people wrote
 * and are called stays in the DLQ: the table shows how long it was.
 */
public final class PostgrestDeadJobs implements DeadJobs {
    private static final PostgrestFunction<Boolean> RECORD_DEAD_JOB =
            PostgrestFunction.idempotent("record_dead_job", Boolean.class);

    private final PostgrestClient postgrest;

    public PostgrestDeadJobs(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public void record(DeadJob job) {
        postgrest.call(RECORD_DEAD_JOB, RecordDeadJob.of(job));
    }

    /** The parameters of {@code record_dead_job}. */
    private record RecordDeadJob(
            String queue,
            String messageId,
            String sourceQueue,
            String errorMessage,
            String body,
            @Nullable String jobId,
            @Nullable String kind,
            @Nullable Long botId,
            @Nullable Long chatId,
            @Nullable Long userId,
            String errorClass,
            String fingerprint,
            @JsonRawValue String attempts,
            Instant diedAt) {

        static RecordDeadJob of(DeadJob job) {
            var envelope = envelope(job.decoded());
            var letter = job.letter();
            return new RecordDeadJob(
                    job.queue().word(),
                    job.messageId(),
                    letter.source(),
                    letter.errorMessage(),
                    ShownBody.of(job.body()),
                    envelope == null ? null : envelope.id().value(),
                    envelope == null ? null : envelope.job().kind().word(),
                    envelope == null ? null : envelope.route().bot(),
                    envelope == null ? null : envelope.route().chat(),
                    envelope == null ? null : envelope.route().user(),
                    letter.errorClass(),
                    letter.fingerprint(),
                    letter.attempts(),
                    job.diedAt());
        }

        private static @Nullable JobEnvelope envelope(DecodedJob decoded) {
            return switch (decoded) {
                case DecodedJob.Known(JobEnvelope envelope) -> envelope;
                case DecodedJob.Unknown _ -> null;
            };
        }
    }
}
