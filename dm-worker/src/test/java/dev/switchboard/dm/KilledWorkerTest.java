package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import dev.switchboard.parts.fault.Tripwire;
import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker's process is killed at each step of one job, and another one finishes it. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class KilledWorkerTest {
    private final Surroundings around;
    private final Conversations conversations;
    private final FaultProxy supabaseProxy;
    private final FaultProxy telegramProxy;
    private final FaultProxy sqsProxy;

    KilledWorkerTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.SHORT_VISIBILITY);
        conversations = new Conversations(around);
        supabaseProxy = FaultProxy.before(supabase.uri().getPort());
        telegramProxy = FaultProxy.before(around.telegram().address().getPort());
        sqsProxy = FaultProxy.before(sqs.port());
    }

    @AfterEach
    void close() {
        try (around;
                supabaseProxy;
                telegramProxy) {
            sqsProxy.close();
        }
    }

    /** Where the process is killed, and how many answers the person may have had by then. */
    enum Step {
        BEFORE_THE_EFFECT(0),
        BETWEEN_EFFECT_AND_ITS_RESULT(0),
        BEFORE_THE_ANSWER(0),
        BETWEEN_ANSWER_AND_TELEGRAMS_WORD(1),
        BEFORE_THE_ANSWERS_RECORD(1),
        BETWEEN_RECORD_AND_DELETE(0);

        private final int repeats;

        Step(int repeats) {
            this.repeats = repeats;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_person_is_registered_once_and_gets_the_answer(Step step) throws IOException, InterruptedException {
        var ann = around.telegram().person("Ann");
        killedAndFinished(ann, "/start", tripwireOf(step, "/rpc/register_person", "Welcome, Ann!"));

        // the first result, also from a run that found it done
        assertAnswered(step, "Welcome, Ann!");
        assertThat(Objects.requireNonNull(conversations.person(ann.user().id())).registeredAt())
                .isNotNull();
        assertThat(conversations.ledger(ann.user().id())).containsExactly("daily 10 0");
    }

    @ParameterizedTest
    @EnumSource
    void a_person_who_asks_for_help_gets_it(Step step) throws IOException, InterruptedException {
        var ann = around.telegram().person("Ann");
        killedAndFinished(ann, "/help", tripwireOf(step, "/rpc/meet_person", "Here is what I understand"));

        assertAnswered(step, "Here is what I understand");
        assertThat(conversations.person(ann.user().id())).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_THE_EFFECT", "BETWEEN_EFFECT_AND_ITS_RESULT"})
    void a_block_is_known_once_and_nothing_is_said(Step step) throws IOException, InterruptedException {
        assertBlockKnown(tripwireOf(step, "/rpc/set_person_blocked", ""));
    }

    @Test
    void a_block_is_known_once_when_its_job_was_not_deleted() throws IOException, InterruptedException {
        assertBlockKnown(action -> sqsProxy.beforeRequest("AmazonSQS.DeleteMessage", Then.DROP, action));
    }

    private void assertBlockKnown(Function<Runnable, Tripwire> tripwireOf) throws IOException, InterruptedException {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        conversations.newUpdates();
        ann.blocks(around.bot());
        killedAndFinished(ann, tripwireOf);

        assertThat(conversations.writes()).isEmpty();
        assertThat(Objects.requireNonNull(conversations.person(ann.user().id())).blockedAt())
                .isNotNull();
    }

    private void killedAndFinished(EmulatedPerson person, String command, Function<Runnable, Tripwire> tripwireOf)
            throws IOException, InterruptedException {
        person.chatWith(around.bot()).write(command);
        var jobs = killedAndFinished(person, tripwireOf);
        assertThat(conversations.answered(jobs)).isEqualTo(1);
    }

    /** A process is killed where the tripwire is, in the midst of the person's newest job, and another one finishes it. */
    private List<JobId> killedAndFinished(EmulatedPerson person, Function<Runnable, Tripwire> tripwireOf)
            throws IOException, InterruptedException {
        var process = new AtomicReference<Process>();
        var tripwire = tripwireOf.apply(() -> kill(Objects.requireNonNull(process.get())));
        var environment = around.environment();
        environment.put("SUPABASE_URL", supabaseProxy.uri("http").toString());
        environment.put("AWS_ENDPOINT_URL_SQS", sqsProxy.uri("http").toString());
        environment.put("TELEGRAM_API_URL", telegramProxy.uri("http").toString());
        process.set(WorkerProgram.start(environment));
        var jobs = conversations.deliver(person);
        assertThat(tripwire.await(Surroundings.PATIENCE)).isTrue();
        assertThat(conversations.depth(QueueName.DM_QUEUE_HIGH)).isEqualTo(1);

        var second = WorkerOfTests.start(around.environment(), InstantSource.system());
        conversations.awaitSettled();
        second.drain();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
        return jobs;
    }

    private void assertAnswered(Step step, String answer) {
        assertThat(conversations.acceptedWrites())
                .hasSize(1 + step.repeats)
                .allSatisfy(call -> assertThat(call.parameters().get("text")).startsWith(answer));
    }

    private Function<Runnable, Tripwire> tripwireOf(Step step, String effect, String answer) {
        return action -> switch (step) {
            case BEFORE_THE_EFFECT -> supabaseProxy.beforeRequest(effect, Then.DROP, action);
            case BETWEEN_EFFECT_AND_ITS_RESULT -> supabaseProxy.beforeAnswerTo(effect, Then.DROP, action);
            case BEFORE_THE_ANSWER -> telegramProxy.beforeRequest(answer, Then.DROP, action);
            case BETWEEN_ANSWER_AND_TELEGRAMS_WORD -> telegramProxy.beforeAnswerTo(answer, Then.DROP, action);
            case BEFORE_THE_ANSWERS_RECORD -> supabaseProxy.beforeRequest("/rpc/record_answer", Then.DROP, action);
            case BETWEEN_RECORD_AND_DELETE -> supabaseProxy.beforeAnswerTo("/rpc/record_answer", Then.DROP, action);
        };
    }

    /** As {@code kill -9} does; nothing of the process runs any more when this returns. */
    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
