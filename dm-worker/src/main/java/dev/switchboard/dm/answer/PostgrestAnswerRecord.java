package dev.switchboard.dm.answer;

import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.Map;

/** The record of answers in {@code job_effects}. */
public final class PostgrestAnswerRecord implements AnswerRecord {
    private static final PostgrestFunction<Begun> BEGIN_ANSWER =
            PostgrestFunction.idempotent("begin_answer", Begun.class);

    private static final PostgrestFunction<Boolean> RECORD_ANSWER =
            PostgrestFunction.idempotent("record_answer", Boolean.class);

    private final PostgrestClient postgrest;

    public PostgrestAnswerRecord(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Recorded<AnswerOnly> begin(JobId job, String command) {
        var begun = postgrest.call(BEGIN_ANSWER, Map.of("job_id", job.value(), "effect", command));
        return new Recorded<>(new AnswerOnly(), begun.answered());
    }

    @Override
    public void answered(JobId job) {
        postgrest.call(RECORD_ANSWER, Map.of("job_id", job.value()));
    }

    private record Begun(boolean answered) {}
}
