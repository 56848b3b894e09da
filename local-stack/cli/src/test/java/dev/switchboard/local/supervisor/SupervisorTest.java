package dev.switchboard.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Order of start and stop, what is published, and what an earlier supervisor left. */
class SupervisorTest extends ScriptedParts {
    @Test
    void healthy_stack_is_published_with_the_pid_of_every_part() throws Exception {
        start(part("queue", READY_THEN_WAIT), part("worker", READY_THEN_WAIT, "queue"));

        JsonNode stack = awaitStack();

        assertThat(stack.path("gateway").asText()).isEqualTo("http://127.0.0.1:8080");
        assertThat(stack.at("/pids/queue").asLong()).isEqualTo(pidInFile("queue"));
        assertThat(stack.at("/pids/worker").asLong()).isEqualTo(pidInFile("worker"));
    }

    @Test
    void part_starts_when_what_it_needs_is_ready() throws Exception {
        Path gate = temporary.resolve("gate");
        start(
                part("queue", "while [ ! -e " + gate + " ]; do sleep 0.02; done; " + READY_THEN_WAIT),
                part("worker", READY_THEN_WAIT, "queue"));

        await(() -> state("queue") == PartState.STARTING);
        assertThat(state("worker")).isEqualTo(PartState.WAITING);
        assertThat(folder.stackFile()).doesNotExist();

        Files.createFile(gate);
        awaitStack();
        assertThat(state("worker")).isEqualTo(PartState.READY);
    }

    @Test
    void parts_end_before_what_they_need() throws Exception {
        Path journal = temporary.resolve("journal");
        String noteEnd = "trap 'echo %s >> " + journal + "; exit 0' TERM; " + READY_THEN_WAIT;
        start(
                part("database", noteEnd.formatted("database")),
                part("gateway", noteEnd.formatted("gateway"), "database"),
                part("worker", noteEnd.formatted("worker"), "gateway"));
        awaitStack();

        running.getFirst().requestStop();

        assertThat(run.get()).isTrue();
        assertThat(journal).hasContent("worker\ngateway\ndatabase");
        assertThat(folder.stackFile()).doesNotExist();
        assertThat(folder.records().running()).isEmpty();
        assertThat(folder.status().orElseThrow().phase()).isEqualTo(StackStatus.Phase.STOPPED);
    }

    @Test
    void part_that_ignores_the_request_to_end_is_killed() throws Exception {
        start(part("stubborn", "trap '' TERM; " + READY_THEN_WAIT).grace(Duration.ofMillis(200)));
        awaitStack();

        running.getFirst().requestStop();

        assertThat(run.get()).isTrue();
        assertThat(folder.records().running()).isEmpty();
    }

    @Test
    void unplanned_need_is_named() {
        assertThatThrownBy(() -> new Supervisor(folder, List.of(part("worker", "", "queue")), Map::of))
                .hasMessage("worker needs queue, which is not planned");
    }

    @Test
    void leftovers_of_a_killed_supervisor_are_ended_before_the_next_start() throws Exception {
        Process left = new ProcessBuilder("sh", "-c", "while :; do sleep 0.05; done").start();
        folder.records().remember("queue", left.toHandle());
        var unrecorded = new ProcessBuilder("sh", "-c", "while :; do sleep 0.05; done");
        unrecorded.environment().putAll(folder.marker());
        Process marked = unrecorded.start();

        supervise(ownerThatEnds(), part("queue", READY_THEN_WAIT));

        assertThat(run.get()).isTrue();
        assertThat(left.waitFor()).isNotZero();
        if (Files.exists(Path.of("/proc/self/environ"))) {
            assertThat(marked.waitFor()).isNotZero();
        }
        marked.destroyForcibly();
    }

    @Test
    void folder_has_one_supervisor_at_a_time() throws Exception {
        ProcessHandle owner = new ProcessBuilder("sleep", "60").start().toHandle();
        supervise(owner, part("a", READY_THEN_WAIT));
        awaitStack();
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondSupervisor.class.getName(),
                        folder.path().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(second.waitFor()).isEqualTo(SecondSupervisor.REFUSED);
        assertThat(state("a")).isEqualTo(PartState.READY);

        owner.destroyForcibly();
        assertThat(run.get()).isTrue();
    }

    /** Tries to supervise a folder that has a supervisor, from another process: locks are a process's. */
    static final class SecondSupervisor {
        static final int REFUSED = 9;

        private SecondSupervisor() {}

        public static void main(String[] args) throws InterruptedException {
            boolean ran =
                    new SupervisedRun(new StackFolder(Path.of(args[0])), Optional.empty()).run(() -> stack(List.of()));
            System.exit(ran ? 0 : REFUSED);
        }
    }
}
