package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.acceptance.StackRecords.Person;
import dev.switchboard.acceptance.StackRecords.PointEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing lost, nothing done twice, looked at where it counts: not in the queue, but in the database and in people's chats.
 * Everybody starts the bot twice, so that whoever is served twice shows, and so does whoever is served in the wrong order.
 */
class OutageUnderLoadTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CROWD = 40;
    private static final int DAILY_POINTS = 10;

    @Test
    void who_starts_the_bot_while_redis_or_sqs_is_killed_is_registered_and_answered_once(@TempDir Path folder)
            throws Exception {
        var program = new LocalStackProgram(Files.createDirectories(folder.resolve("state")));
        assertThat(program.run("up", "--detach")).as("up").isZero();
        try (var records = new StackRecords(program)) {
            startTwice(program, crowd(0));
            var duringRedis = crowd(1);
            killedWhile(program, "redis", () -> {
                startTwice(program, duringRedis);
                duringRedis.forEach(person -> awaitAnswers(program, person)); // by the fallback
                return null;
            });
            startTwice(program, crowd(2));
            killedWhile(program, "sqs", () -> {
                startTwice(program, crowd(3));
                awaitRefusedDelivery(program);
                return null;
            });
            startTwice(program, crowd(4));

            var everybody = LongStream.rangeClosed(1, 5 * CROWD).boxed().toList();
            everybody.forEach(person -> awaitAnswers(program, person));
            await("nothing left to do").atMost(PATIENCE).until(() -> records.waitingJobs() == 0);
            // no worker was killed, so that not even the moment between an answer and its record excuses a second one
            assertThat(everybody)
                    .allSatisfy(person -> assertThat(program.answersTo(person))
                            .satisfiesExactly(
                                    first -> assertThat(first).startsWith("Welcome, Person " + person),
                                    second -> assertThat(second).startsWith("Welcome back, Person " + person)));
            assertEffectsOnce(records, everybody);
        } finally {
            assertThat(program.run("down")).as("down").isZero();
        }
    }

    private static List<Long> crowd(long number) {
        return LongStream.rangeClosed(number * CROWD + 1, (number + 1) * CROWD)
                .boxed()
                .toList();
    }

    private static void startTwice(LocalStackProgram program, List<Long> people)
            throws IOException, InterruptedException {
        for (long person : people) {
            program.write(person, "/start", "/start");
        }
    }

    /** Kills a part, and again whenever the supervisor has brought it back, until the work is done. */
    private static void killedWhile(LocalStackProgram program, String part, Callable<Void> work) throws Exception {
        try (var killer = Executors.newSingleThreadScheduledExecutor()) {
            var kills = killer.scheduleWithFixedDelay(() -> kill(program, part), 0, 50, TimeUnit.MILLISECONDS);
            work.call();
            assertThat(kills.isDone()).as("kills went on").isFalse();
        }
    }

    private static void kill(LocalStackProgram program, String part) {
        try {
            program.kill(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitRefusedDelivery(LocalStackProgram program) {
        await("a delivery that was answered 503")
                .atMost(PATIENCE)
                .until(() ->
                        program.deliveries().path("last_error_message").asText().contains("503"));
    }

    private static void awaitAnswers(LocalStackProgram program, long person) {
        await("two answers to person " + person)
                .atMost(PATIENCE)
                .until(() -> program.answersTo(person).size() >= 2);
    }

    private static void assertEffectsOnce(StackRecords records, List<Long> everybody) {
        assertThat(records.people())
                .hasSameSizeAs(everybody)
                .allSatisfy(person -> assertThat(person.registeredAt()).isNotNull())
                .allSatisfy(person -> assertThat(person.dailyPoints()).isEqualTo(DAILY_POINTS))
                .allSatisfy(person -> assertThat(person.earnedPoints()).isZero())
                .extracting(Person::userId)
                .containsExactlyInAnyOrderElementsOf(everybody);
        assertThat(records.pointEntries())
                .containsExactlyInAnyOrderElementsOf(everybody.stream()
                        .map(person -> new PointEntry(person, "daily", DAILY_POINTS, 0))
                        .toList());
        assertThat(records.effects()).isEqualTo(2L * everybody.size());
        assertThat(records.deadJobs()).isZero();
    }
}
