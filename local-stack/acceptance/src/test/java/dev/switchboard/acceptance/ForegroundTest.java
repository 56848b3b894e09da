package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.parts.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, in the foreground until Ctrl-C, and samples that are played in between. */
class ForegroundTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String START =
            Checkout.root().resolve("events/start.json").toString();

    @Test
    void conversation_is_shown_a_sample_can_be_repeated_and_ctrl_c_leaves_no_process(@TempDir Path folder)
            throws Exception {
        var program = new LocalStackProgram(Files.createDirectories(folder.resolve("state")));
        var up = program.start("up");
        try {
            await("the conversation, and then the addresses")
                    .atMost(PATIENCE)
                    .until(() -> !up.isAlive() || program.output("up").contains("Ctrl-C"));
            assertThat(program.output("up"))
                    .containsSubsequence(
                            "Ada  /start",
                            "@switchboard_main_bot  Welcome, Ada!",
                            "Ada  /help",
                            "@switchboard_main_bot  Here is what I understand");

            // the same event is a new update each time, and from the second on of somebody known
            assertThat(program.run("invoke", "webhook", "-e", START)).isZero();
            assertThat(program.output("invoke")).contains("Welcome, Ada!");
            assertThat(program.run("invoke", "webhook", "-e", START)).isZero();
            assertThat(program.output("invoke")).contains("Welcome back, Ada!");

            assertThat(program.run("up")).as("a second up").isEqualTo(3);
            assertThat(program.output("up")).contains("Switchboard runs already");

            assertEnds(up);
        } finally {
            program.run("down");
        }
        assertNothingLeft(program);
    }

    @Test
    void ctrl_c_while_parts_start_leaves_no_process(@TempDir Path folder) throws Exception {
        var program = new LocalStackProgram(Files.createDirectories(folder.resolve("state")));
        var up = program.start("up");
        try {
            await("parts that start")
                    .atMost(PATIENCE)
                    .until(() -> !program.marked().isEmpty());
            assertEnds(up);
        } finally {
            program.run("down");
        }
        assertNothingLeft(program);
    }

    /** To the program the same as Ctrl-C, which a shell in the background would keep from it. */
    private static void assertEnds(Process up) throws InterruptedException {
        up.destroy();
        assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static void assertNothingLeft(LocalStackProgram program) throws IOException {
        assertThat(program.output("down")).contains("Nothing is running.");
        assertThat(program.marked()).isEmpty();
    }
}
