package dev.switchboard.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.PartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a part that ends, cannot be run or does not become ready. */
class PartRestartTest extends ScriptedParts {
    @Test
    void killed_part_is_started_again_and_its_new_pid_published() throws Exception {
        start(part("queue", READY_THEN_WAIT), part("worker", READY_THEN_WAIT, "queue"));
        long pid = awaitStack().at("/pids/queue").asLong();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await(() -> state("queue") == PartState.READY && restarts("queue") == 1);
        await(() -> awaitStack().at("/pids/queue").asLong() == pidInFile("queue"));
        assertThat(pidInFile("queue")).isNotEqualTo(pid);
        assertThat(restarts("worker")).isZero();
    }

    @Test
    void part_is_told_again_what_follows_its_start_after_each_start() throws Exception {
        Path told = temporary.resolve("told");
        PartPlan plan = part("telegram", READY_THEN_WAIT)
                .onReady(() -> Files.writeString(told, Files.exists(told) ? "twice" : "once"));
        start(plan);
        long pid = awaitStack().at("/pids/telegram").asLong();
        assertThat(told).hasContent("once");

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await(() -> Files.readString(told).equals("twice"));
    }

    @Test
    void what_follows_a_start_is_done_again_if_it_fails() throws Exception {
        var calls = new AtomicInteger();
        start(part("telegram", READY_THEN_WAIT).onReady(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("busy");
            }
        }));

        awaitStack();
        assertThat(calls).hasValue(2);
        assertThat(restarts("telegram")).isZero();
    }

    @Test
    void refusal_of_what_follows_the_first_start_fails_the_stack_with_its_reason() throws Exception {
        start(part("ingress", READY_THEN_WAIT).onReady(() -> {
            throw new PartFailedException("Telegram", "setWebhook was refused: 401", null);
        }));

        assertThat(run.get()).isFalse();
        assertThat(folder.status().orElseThrow().problem()).isEqualTo("Telegram: setWebhook was refused: 401");
    }

    @Test
    void part_that_cannot_start_fails_the_stack_with_the_end_of_its_log() throws Exception {
        start(part("queue", READY_THEN_WAIT), part("worker", "echo REDIS_URL is missing; exit 7", "queue"));

        assertThat(run.get()).isFalse();
        StackStatus status = folder.status().orElseThrow();
        assertThat(status.phase()).isEqualTo(StackStatus.Phase.FAILED);
        assertThat(status.problem()).contains("worker").contains("7").contains("REDIS_URL is missing");
        assertThat(folder.records().running()).isEmpty();
        assertThat(folder.stackFile()).doesNotExist();
    }

    @Test
    void part_that_never_becomes_ready_fails_the_stack_with_what_was_waited_for() throws Exception {
        start(part("worker", "echo no way to the queue; while :; do sleep 0.05; done")
                .readyWithin(Duration.ofSeconds(1)));

        await(() -> "waits for the file worker, but: it is not there yet"
                .equals(status("worker").problem()));
        assertThat(run.get()).isFalse();
        assertThat(folder.status().orElseThrow().problem())
                .isEqualTo(
                        "worker: it did not become ready: waited 1 s for the file worker, but at last: it is not there"
                                + " yet; its log ends with\n  no way to the queue");
        assertThat(state("worker")).isEqualTo(PartState.FAILED);
        assertThat(folder.records().running()).isEmpty();
    }

    @Test
    void part_that_does_not_become_ready_again_is_ended_and_started_anew() throws Exception {
        Path silence = temporary.resolve("silence");
        start(part("worker", READY_THEN_WAIT)
                .onReady(() -> {
                    if (Files.exists(silence)) {
                        throw new IOException("silence");
                    }
                })
                .readyWithin(Duration.ofMillis(300)));
        long pid = awaitStack().at("/pids/worker").asLong();

        Files.createFile(silence);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await(() -> restarts("worker") >= 3);
        assertThat(status("worker").problem()).contains("the file worker").contains("silence");

        Files.delete(silence);
        await(() -> state("worker") == PartState.READY);
        assertThat(status("worker").problem()).contains("it did not become ready");
    }

    @Test
    void part_whose_program_is_missing_at_first_fails_the_stack() throws Exception {
        start(program(temporary.resolve("program")));

        assertThat(run.get()).isFalse();
        assertThat(folder.status().orElseThrow().problem())
                .startsWith("queue: its process could not be started: Cannot run program");
    }

    @Test
    void part_whose_program_is_missing_at_a_restart_is_tried_until_it_is_back() throws Exception {
        Path program = temporary.resolve("program");
        Files.createSymbolicLink(program, Path.of("/bin/sh"));
        start(program(program));
        long pid = awaitStack().at("/pids/queue").asLong();

        Files.delete(program);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await(() -> restarts("queue") >= 3);
        assertThat(status("queue").problem()).startsWith("its process could not be started");

        Files.createSymbolicLink(program, Path.of("/bin/sh"));
        await(() -> state("queue") == PartState.READY);
    }

    private static PartPlan program(Path shell) {
        return PartPlan.of(
                "queue",
                0,
                Set.of(),
                () -> new PartCommand(
                        "queue", List.of(shell.toString(), "-c", "while :; do sleep 0.05; done"), Map.of(), () -> {}));
    }
}
