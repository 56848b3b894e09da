package dev.switchboard.local.supervisor;

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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervises shell scripts, each ready as soon as it has written a file of its name. */
@Timeout(60)
abstract class ScriptedParts {
    static final String READY_THEN_WAIT = "echo $$ > \"$0\"; while :; do sleep 0.05; done";

    @TempDir
    Path temporary;

    StackFolder folder;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    final CompletableFuture<Boolean> run = new CompletableFuture<>();
    final List<Supervisor> running = new ArrayList<>();

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

    ProcessHandle ownerThatEnds() throws IOException {
        return new ProcessBuilder("sh", "-c", "while [ ! -e " + folder.stackFile() + " ]; do sleep 0.02; done")
                .start()
                .toHandle();
    }

    static Stack stack(List<PartPlan> plans) {
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

    void start(PartPlan... plans) {
        var supervisor = new Supervisor(folder, List.of(plans), () -> Map.of("gateway", "http://127.0.0.1:8080"));
        running.add(supervisor);
        inBackground(supervisor::run);
    }

    void supervise(ProcessHandle owner, PartPlan... plans) {
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

    PartPlan part(String name, String script, String... needs) {
        Path file = temporary.resolve(name);
        Readiness readiness = Readiness.of("the file " + name, () -> {
            if (!Files.exists(file)) {
                throw new IOException("it is not there yet");
            }
        });
        return PartPlan.of(name, 0, Set.of(needs), () -> {
            Files.deleteIfExists(file);
            return new PartCommand(name, List.of("sh", "-c", script, file.toString()), Map.of(), readiness);
        });
    }

    long pidInFile(String name) throws IOException {
        return Long.parseLong(Files.readString(temporary.resolve(name)).strip());
    }

    PartState state(String name) {
        return status(name).state();
    }

    int restarts(String name) {
        return status(name).restarts();
    }

    PartStatus status(String name) {
        return folder.status().stream()
                .flatMap(stack -> stack.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElse(new PartStatus(name, PartState.WAITING, null, 0, 0, null));
    }

    JsonNode awaitStack() throws Exception {
        await(() -> Files.exists(folder.stackFile()));
        return new ObjectMapper().readTree(folder.stackFile().toFile());
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
