package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {
    @TempDir
    private Path folder;

    @Test
    void process_that_ends_while_it_starts_is_reported_with_its_last_words() {
        var command = shell("echo the port is taken; exit 3", () -> {
            throw new IOException("no answer");
        });
        assertThatThrownBy(() -> PartProcess.start(command, folder.resolve("log")))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("part: ended with 3")
                .hasMessageContaining("the port is taken");
    }

    @Test
    void program_that_is_missing_is_reported() {
        var command = new PartCommand("part", List.of("/no/such/program"), Map.of(), () -> {});
        assertThatThrownBy(() -> PartProcess.start(command, folder.resolve("log")))
                .isInstanceOf(PartFailedException.class)
                .hasMessage("part: could not be run");
    }

    @Test
    @Timeout(30)
    void kill_takes_the_children_along() {
        try (var part = PartProcess.start(shell("sleep 600 & sleep 601", () -> {}), folder.resolve("log"))) {
            var process = ProcessHandle.of(part.pid()).orElseThrow();
            while (process.children().count() < 1) {
                Thread.onSpinWait();
            }
            var children = process.descendants().toList();
            part.kill();
            assertThat(part.isAlive()).isFalse();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void environment_reaches_the_process() throws IOException {
        var log = folder.resolve("log");
        var command = new PartCommand(
                "part", List.of("sh", "-c", "echo $GREETING; exec sleep 600"), Map.of("GREETING", "hello"), () -> {
                    if (!Files.readString(log).contains("hello")) {
                        throw new IOException("not yet");
                    }
                });
        try (var part = PartProcess.start(command, log)) {
            assertThat(part.isAlive()).isTrue();
        }
    }

    private static PartCommand shell(String script, Readiness readiness) {
        return new PartCommand("part", List.of("sh", "-c", script), Map.of(), readiness);
    }
}
