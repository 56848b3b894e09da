package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmulatorMainTest {
    @Test
    void program_says_its_address_serves_its_bots_and_ends_well_on_sigterm() throws Exception {
        Process program = start("--port", "0", "--bot", "5001:a-secret:my_bot", "--bot", "5002:b_secret:your_bot");
        try (BufferedReader out = program.inputReader()) {
            String line = String.valueOf(out.readLine());
            assertThat(line).startsWith("Telegram emulator ready at http://127.0.0.1:");

            URI address = URI.create(line.substring(line.indexOf("http")));
            try (BotApiClient client = new BotApiClient(address)) {
                assertThat(client.call("5002:b_secret", "getMe", Map.of())
                                .at("/result/username")
                                .asText())
                        .isEqualTo("your_bot");
            }

            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void wrong_bot_is_refused_with_usage() throws Exception {
        Process program = start("--bot", "nonsense");

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--bot must be ID:SECRET:USERNAME");
    }

    @Test
    void wrong_limit_is_refused_with_usage() throws Exception {
        Process program = start("--chat-limit", "fast");

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("a limit is MESSAGES/SECONDS/BURST, not fast");
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmulatorMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
