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

    private static final PostgrestFunction<Met> MEET_PERSON = PostgrestFunction.idempotent("meet_person", Met.class);

    private static final PostgrestFunction<Met> CHOOSE_LANGUAGE =
            PostgrestFunction.idempotent("choose_language", Met.class);

    private static final PostgrestFunction<Told> BEGIN_TELLING =
            PostgrestFunction.idempotent("begin_telling", Told.class);

    private static final PostgrestFunction<Applied> SET_PERSON_BLOCKED =
            PostgrestFunction.idempotent("set_person_blocked", Applied.class);

    private final PostgrestClient postgrest;

    public PostgrestPeople(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Recorded<Registration> register(JobId job, Contact contact, @Nullable Long referrer) {
        var registered = postgrest.call(REGISTER_PERSON, new RegisterPerson(job.value(), contact, referrer));
        return new Recorded<>(registered.effect(), registered.answered(), registered.gone());
    }

    @Override
    public Recorded<Account> meet(JobId job, Contact contact, String effect) {
        return postgrest
                .call(MEET_PERSON, new MeetPerson(job.value(), contact, effect))
                .recorded();
    }

    @Override
    public Recorded<Account> chooseLanguage(JobId job, Contact contact, String language) {
        return postgrest
                .call(CHOOSE_LANGUAGE, new ChooseLanguage(job.value(), contact, language))
                .recorded();
    }

    @Override
    public Recorded<Addressee> beginTelling(JobId job, long bot, long user, @Nullable Long group) {
        var told = postgrest.call(BEGIN_TELLING, new BeginTelling(job.value(), bot, user, group));
        return new Recorded<>(told.effect(), told.answered(), told.gone());
    }

    @Override
    public void setBlocked(JobId job, long bot, long user, boolean blocked, Instant at, long updateId) {
        postgrest.call(SET_PERSON_BLOCKED, new SetPersonBlocked(job.value(), bot, user, blocked, at, updateId));
    }

    /** The parameters of {@code register_person}. */
    private record RegisterPerson(
            String jobId, Contact contact, @Nullable Long referrerId) {}

    private record Registered(Registration effect, boolean answered, boolean gone) {}

    /** The parameters of {@code meet_person}. */
    private record MeetPerson(String jobId, Contact contact, String effect) {}

    /** The parameters of {@code choose_language}. */
    private record ChooseLanguage(String jobId, Contact contact, String language) {}

    private record Met(Account effect, boolean answered, boolean gone) {
        Recorded<Account> recorded() {
            return new Recorded<>(effect, answered, gone);
        }
    }

    /** The parameters of {@code begin_telling}. */
    private record BeginTelling(
            String jobId, long botId, long userId, @Nullable Long groupId) {}

    private record Told(Addressee effect, boolean answered, boolean gone) {}

    /** The parameters of {@code set_person_blocked}. */
    private record SetPersonBlocked(
            String jobId, long botId, long userId, boolean blocked, Instant happenedAt, long updateId) {}

    private record Applied(boolean answered) {}
}
