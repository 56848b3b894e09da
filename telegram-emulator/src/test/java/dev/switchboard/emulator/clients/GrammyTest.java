package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.emulator.EmulatedGroup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** grammY's own client, a framework of another language, against the emulator; without npm it is skipped and says so. */
class GrammyTest {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "every-method.js");

    @TempDir
    private Path folder;

    @Test
    void every_method_is_called_by_a_framework_of_another_language() throws Exception {
        assumeTrue(isOnPath("npm") && isOnPath("node"), "grammY is not tested: install Node.js 20 or later with npm");
        for (String file : FILES) {
            Files.copy(Path.of("src", "test", "grammy", file), folder.resolve(file));
        }
        run(Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");

        try (ClientStage stage = new ClientStage()) {
            run(facts(stage), "node", "every-method.js");

            assertThat(stage.calledWell()).containsAll(EveryMethod.names(stage.telegram));
        }
    }

    private static Map<String, String> facts(ClientStage stage) {
        return Map.of(
                "TELEGRAM", stage.address().toString(),
                "TOKEN", stage.bot.token(),
                "ANN", text(stage.ann.user().id()),
                "BOB", text(stage.bob.user().id()),
                "CARL", text(stage.carl.user().id()),
                "DORA", text(stage.dora.user().id()),
                "GROUP", text(id(stage.group)),
                "CHANNEL", text(id(stage.channel)),
                "JOIN_QUERY", stage.joinQuery,
                "MANAGED_BOT", text(stage.managed.id()));
    }

    private static long id(EmulatedGroup group) {
        return group.id();
    }

    private static String text(long id) {
        return Long.toString(id);
    }

    private void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("%s ended in time", String.join(" ", command))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s said: %s", String.join(" ", command), Files.readString(output.toPath()))
                .isZero();
    }

    private static boolean isOnPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
