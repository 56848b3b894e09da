package dev.switchboard.dm.answer;

import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.Map;

/** The record of answers in {@code job_effects}. */
public final class PostgrestAnswerRecord implements AnswerRecord {
    private static final PostgrestFunction<Boolean> RECORD_ANSWER =
            PostgrestFunction.idempotent("record_answer", Boolean.class);

    private final PostgrestClient postgrest;

    public PostgrestAnswerRecord(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public void answered(JobId job) {
        postgrest.call(RECORD_ANSWER, Map.of("job_id", job.value()));
    }

    @Override
    public boolean knows(JobId job) {
        return postgrest
                .from("job_effects")
                .select()
                .where(Filter.eq("job_id", job.value()))
                .first(Effect.class)
                .isPresent();
    }

    private record Effect(String jobId) {}
}
