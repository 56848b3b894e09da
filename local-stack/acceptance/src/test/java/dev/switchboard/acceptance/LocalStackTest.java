package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system on one machine, as a newcomer starts it, with its parts killed one after another. */
class LocalStackTest {
    /** Generous: Telegram's back-off and the parts' restarts lie within it, on a slow machine too. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Telegram too: the emulator forgets bots and webhooks with its process, and is told of them again. It comes first, because
     * it also forgets its chats, which are looked at in the end.
     */
    private static final List<String> KILLED = List.of(
            "telegram",
            "dm-worker",
            "webhook-1",
            "redis",
            "sqs",
            "ingress",
            "postgres",
            "postgrest",
            "supabase-gateway",
            "dynamodb");

    @Test
    void every_start_is_answered_whichever_part_is_killed_and_down_leaves_no_process(@TempDir Path folder)
            throws Exception {
        var program = new LocalStackProgram(Files.createDirectories(folder.resolve("state")));
        assertThat(program.run("up", "--detach")).as("up").isZero();
        Map<String, Long> pids;
        try {
            program.write(1, "/start");
            assertThat(awaitAnswers(program, 1)).singleElement().asString().startsWith("Welcome, Person 1!");
            assertBotsAreSynchronised(program);

            long person = 2;
            for (var part : KILLED) {
                assertThat(program.pids()).containsKey(part);
                program.kill(part);
                awaitWritten(program, person);
                awaitAnswers(program, person);
                awaitSettled(program);
                person++;
            }
            assertEachIsAnsweredOnce(program, person);
            pids = program.pids();
            assertThat(program.marked())
                    .contains(pids.get("ingress"), pids.get("dm-worker"))
                    .anyMatch(LocalStackTest::isSupervisor);
        } finally {
            assertThat(program.run("down")).as("down").isZero();
        }
        assertThat(program.marked()).isEmpty();
        // Redis writes its title over its environment, and the mark with it
        assertThat(pids.values()).noneMatch(LocalStackTest::isAlive);
    }

    /** Waits until no job is left: an answer that Telegram has is recorded a moment later. */
    private static void awaitSettled(LocalStackProgram program) throws Exception {
        try (var records = new StackRecords(program)) {
            await("nothing left to do").atMost(PATIENCE).until(() -> records.waitingJobs() == 0);
        }
    }

    /**
     * Nothing was killed between an answer and its record, so that the exception which ARCHITECTURE makes for that moment is none
     * here: also a job that a killed part brought back has said nothing twice.
     */
    private static void assertEachIsAnsweredOnce(LocalStackProgram program, long nextPerson) throws Exception {
        for (long person = 2; person < nextPerson; person++) {
            assertThat(program.answersTo(person))
                    .as("answers after " + KILLED.get((int) person - 2) + " was killed")
                    .singleElement()
                    .asString()
                    .startsWith("Welcome, Person");
        }
    }

    /** The stack has set the webhook; the commands are the doctor's to set, once. */
    private static void assertBotsAreSynchronised(LocalStackProgram program) throws Exception {
        assertThat(program.run("bots", "sync", "--check")).isEqualTo(1);
        assertThat(program.output("bots")).contains("@switchboard_main_bot", "0 repaired, 1 to repair, 0 broken.");
        assertThat(program.run("bots", "sync")).isZero();
        assertThat(program.output("bots")).contains("1 repaired, 0 to repair, 0 broken.");
        assertThat(program.run("bots", "sync")).isZero();
        assertThat(program.output("bots")).contains("0 repaired, 0 to repair, 0 broken.");
        assertThat(program.run("bots", "sync", "--check")).isZero();
    }

    /** Writes as soon as there is a Telegram to write to: it may be what was killed. */
    private static void awaitWritten(LocalStackProgram program, long person) {
        await("written to the bot")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    program.write(person, "/start");
                    return true;
                });
    }

    private static List<String> awaitAnswers(LocalStackProgram program, long person) {
        return await("an answer to person " + person)
                .atMost(PATIENCE)
                .until(() -> program.answersTo(person), answers -> !answers.isEmpty());
    }

    private static boolean isSupervisor(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains("SupervisorMain"))
                .isPresent();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
