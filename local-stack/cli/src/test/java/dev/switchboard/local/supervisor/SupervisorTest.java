package dev.switchboard.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervises shell scripts, each ready as soon as it has written a file of its name. */
@Timeout(60)
class SupervisorTest {
    private static final String READY_THEN_WAIT = "echo $$ > \"$0\"; while :; do sleep 0.05; done";

    @TempDir
    private Path temporary;

    private StackFolder folder;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Boolean> run = new CompletableFuture<>();
    private final List<Supervisor> running = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        folder = new StackFolder(temporary.resolve("state"));
        Files.createDirectories(folder.data("logs"));
    }

    @AfterEach
    void close() {
        running.forEach(Supervisor::requestStop);
        background.close();
        Leftovers.end(folder);
    }

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
                .inheritIO()
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

    private ProcessHandle ownerThatEnds() throws IOException {
        return new ProcessBuilder("sh", "-c", "while [ ! -e " + folder.stackFile() + " ]; do sleep 0.02; done")
                .start()
                .toHandle();
    }

    private static Stack stack(List<PartPlan> plans) {
        return new Stack() {
            @Override
            public List<PartPlan> plans() {
                return plans;
            }

            @Override
            public Map<String, Object> facts() {
                return Map.of("gateway", "http://127.0.0.1:8080");
            }
        };
    }

    private void start(PartPlan... plans) {
        var supervisor = new Supervisor(folder, List.of(plans), () -> Map.of("gateway", "http://127.0.0.1:8080"));
        running.add(supervisor);
        inBackground(supervisor::run);
    }

    private void supervise(ProcessHandle owner, PartPlan... plans) {
        inBackground(() -> new SupervisedRun(folder, Optional.of(owner)).run(() -> stack(List.of(plans))));
    }

    /** Completes {@link #run} with whether the stack was healthy. */
    private void inBackground(Callable<Boolean> supervision) {
        background.execute(() -> {
            try {
                run.complete(supervision.call());
            } catch (Exception e) {
                run.completeExceptionally(e);
            }
        });
    }

    private PartPlan part(String name, String script, String... needs) {
        Path file = temporary.resolve(name);
        Readiness readiness = () -> {
            if (!Files.exists(file)) {
                throw new IOException(file + " is not there yet");
            }
        };
        return PartPlan.of(name, 0, Set.of(needs), () -> {
            Files.deleteIfExists(file);
            return new PartCommand(name, List.of("sh", "-c", script, file.toString()), Map.of(), readiness);
        });
    }

    private long pidInFile(String name) throws IOException {
        return Long.parseLong(Files.readString(temporary.resolve(name)).strip());
    }

    private PartState state(String name) {
        return status(name).state();
    }

    private int restarts(String name) {
        return status(name).restarts();
    }

    private PartStatus status(String name) {
        return folder.status().stream()
                .flatMap(stack -> stack.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElse(new PartStatus(name, PartState.WAITING, null, 0, 0));
    }

    private JsonNode awaitStack() throws Exception {
        await(() -> Files.exists(folder.stackFile()));
        return new ObjectMapper().readTree(folder.stackFile().toFile());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the condition comes true").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
