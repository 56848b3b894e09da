package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import dev.switchboard.parts.fault.Tripwire;
import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
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

    KilledWorkerTest(SqsPart sqs, SupabasePart supabase) {
        around = new Surroundings(sqs, supabase);
        conversations = new Conversations(around);
        supabaseProxy = FaultProxy.before(supabase.uri().getPort());
        telegramProxy = FaultProxy.before(around.telegram().address().getPort());
    }

    @AfterEach
    void close() {
        try (around;
                supabaseProxy) {
            telegramProxy.close();
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
        var process = new AtomicReference<Process>();
        var tripwire = tripwire(step, () -> kill(Objects.requireNonNull(process.get())));
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        var environment = around.environment();
        environment.put("SUPABASE_URL", supabaseProxy.uri("http").toString());
        environment.put("TELEGRAM_API_URL", telegramProxy.uri("http").toString());
        process.set(WorkerProgram.start(environment));
        var jobs = conversations.deliver(ann);
        assertThat(tripwire.await(Surroundings.PATIENCE)).isTrue();
        assertThat(conversations.depth(QueueName.DM_QUEUE_HIGH)).isEqualTo(1);

        var second = WorkerOfTests.start(around.environment());
        await("it is settled")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.depth(QueueName.DM_QUEUE_HIGH) == 0);
        second.drain();

        assertThat(conversations.answered(jobs)).isEqualTo(1);
        assertThat(conversations.acceptedWrites())
                .hasSize(1 + step.repeats)
                // the first result, also from a run that found it done
                .allSatisfy(call -> assertThat(call.parameters().get("text")).startsWith("Welcome, Ann!"));
        assertThat(Objects.requireNonNull(conversations.person(ann.user().id())).registeredAt())
                .isNotNull();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    private Tripwire tripwire(Step step, Runnable action) {
        return switch (step) {
            case BEFORE_THE_EFFECT -> supabaseProxy.beforeRequest("/rpc/register_person", Then.DROP, action);
            case BETWEEN_EFFECT_AND_ITS_RESULT ->
                supabaseProxy.beforeAnswerTo("/rpc/register_person", Then.DROP, action);
            case BEFORE_THE_ANSWER -> telegramProxy.beforeRequest("Welcome, Ann!", Then.DROP, action);
            case BETWEEN_ANSWER_AND_TELEGRAMS_WORD -> telegramProxy.beforeAnswerTo("Welcome, Ann!", Then.DROP, action);
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
