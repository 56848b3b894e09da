package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A DM worker that runs in the test's process, and whatever happens says its bot's token to nobody. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
abstract class WorkerFixture {
    final Surroundings around;
    final Conversations conversations;
    final MovableClock clock = new MovableClock();
    final WorkerOfTests worker;

    WorkerFixture(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY);
        conversations = new Conversations(around);
        worker = WorkerOfTests.start(around.environment(), clock);
    }

    @AfterEach
    void close() throws InterruptedException {
        try (around) {
            worker.drain();
            assertThat(conversations.writes().toString())
                    .doesNotContain(around.bot().token());
        }
    }
}
