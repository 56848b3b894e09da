package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.ForeignProgram;
import dev.switchboard.emulator.ForeignTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * grammY's own client, a framework of another language, against the emulator. Without npm and what it downloads, the test
 * is skipped and says so; with {@code CI=true} it fails.
 */
class GrammyTest {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "every-method.js");

    private final ForeignTools tools = ForeignTools.ofThisMachine();

    @TempDir
    private Path folder;

    @Test
    void every_method_is_called_by_a_framework_of_another_language() throws Exception {
        tools.require("node", "npm");
        ForeignProgram program = new ForeignProgram(folder);
        for (String file : FILES) {
            Files.copy(Path.of("src", "test", "grammy", file), folder.resolve(file));
        }
        ForeignProgram.Ended installed = program.run(
                Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0"));
        if (installed.status() != 0) {
            tools.giveUp("npm could not bring grammY: " + installed.output());
        }

        try (ClientStage stage = new ClientStage()) {
            ForeignProgram.Ended ended = program.run(facts(stage), List.of("node", "every-method.js"));

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(stage.calledWell()).containsAll(stage.methods());
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
                "GROUP", text(stage.group.id()),
                "CHANNEL", text(stage.channel.id()),
                "JOIN_QUERY", stage.joinQuery,
                "MANAGED_BOT", text(stage.managed.id()));
    }

    private static String text(long id) {
        return Long.toString(id);
    }
}
