package dev.switchboard.dm.people;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** People in Supabase, through functions that record the job they serve. */
public final class PostgrestPeople implements People {
    private static final PostgrestFunction<Registered> REGISTER_PERSON =
            PostgrestFunction.idempotent("register_person", Registered.class);

    private static final PostgrestFunction<Applied> SET_PERSON_BLOCKED =
            PostgrestFunction.idempotent("set_person_blocked", Applied.class);

    private final PostgrestClient postgrest;

    public PostgrestPeople(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Recorded<Registration> register(JobId job, Person person) {
        var registered = postgrest.call(
                REGISTER_PERSON,
                new RegisterPerson(
                        job.value(),
                        person.bot(),
                        person.id(),
                        person.firstName(),
                        person.lastName(),
                        person.username(),
                        person.languageCode()));
        return new Recorded<>(registered.effect(), registered.answered());
    }

    @Override
    public void setBlocked(JobId job, long bot, long user, boolean blocked, Instant at, long updateId) {
        postgrest.call(SET_PERSON_BLOCKED, new SetPersonBlocked(job.value(), bot, user, blocked, at, updateId));
    }

    /** The parameters of {@code register_person}. */
    private record RegisterPerson(
            String jobId,
            long botId,
            long userId,
            String firstName,
            @Nullable String lastName,
            @Nullable String username,
            @Nullable String languageCode) {}

    private record Registered(Registration effect, boolean answered) {}

    /** The parameters of {@code set_person_blocked}. */
    private record SetPersonBlocked(
            String jobId, long botId, long userId, boolean blocked, Instant happenedAt, long updateId) {}

    private record Applied(boolean answered) {}
}
