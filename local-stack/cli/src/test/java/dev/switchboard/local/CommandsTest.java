package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.supervisor.PartState;
import dev.switchboard.local.supervisor.PartStatus;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.local.supervisor.StackStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say and how they exit, without a stack or with what one leaves in its folder. */
@Timeout(60)
class CommandsTest {
    private static final int USAGE = 2;
    private static final int RUNS_ALREADY = 3;
    private static final int DOWN = 4;

    @TempDir
    private Path state;

    private final CommandRun run = new CommandRun();

    @Test
    void help_lists_every_command() {
        assertThat(run.execute("help")).isZero();
        assertThat(run.out())
                .contains(
                        "up",
                        "down",
                        "status",
                        "logs",
                        "invoke",
                        "live-users",
                        "broadcast",
                        "sent",
                        "groups",
                        "bans",
                        "bots",
                        "test",
                        "bench",
                        "help");
    }

    static Stream<String> commands() {
        return SwitchboardMain.commandLine().getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself(String command) {
        assertThat(run.execute(command, "--help")).isZero();
        assertThat(run.out()).startsWith("Usage: switchboard " + command);

        var help = new CommandRun();
        assertThat(help.execute("help", command)).isZero();
        assertThat(help.out()).isEqualTo(run.out());
    }

    @Test
    void help_of_up_names_every_option_and_its_values() {
        run.execute("up", "--help");

        assertThat(run.out())
                .contains(
                        "--detach", "--port", "--telegram-api", "--public-url", "--bot-token-file", "--claims-fallback")
                .containsPattern("dynamodb,\\s+postgrest");
    }

    @Test
    void usage_that_is_wrong_is_named_and_exits_with_2() {
        assertThat(run.execute("upp")).isEqualTo(USAGE);
        assertThat(run.execute()).isEqualTo(USAGE);
        assertThat(run.on(state, "logs")).isEqualTo(USAGE);
        assertThat(run.on(state, "invoke", "webhook")).isEqualTo(USAGE);
        assertThat(run.on(state, "up", "--claims-fallback", "mongo")).isEqualTo(USAGE);
        assertThat(run.on(state, "up", "--public-url", "https://bots.example")).isEqualTo(USAGE);
        assertThat(run.err())
                .contains("'upp'")
                .contains("Missing required subcommand")
                .contains("PART")
                .contains("--event")
                .contains("'mongo'")
                .contains("it needs --telegram-api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "bench"})
    void what_the_script_runs_is_refused_here(String command) {
        assertThat(run.execute(command)).isEqualTo(USAGE);
        assertThat(run.err()).contains("./switchboard " + command);
    }

    @Test
    void nothing_runs() {
        assertThat(run.on(state, "status")).isEqualTo(DOWN);
        assertThat(run.on(state, "down")).isZero();
        assertThat(run.out())
                .isEqualToNormalizingNewlines(
                        "The stack is down. Start it with ./switchboard up.\nNothing is running.\n");
    }

    @Test
    void status_of_a_stack_that_could_not_be_started_says_why() throws Exception {
        var failed = new PartStatus("dm-worker", PartState.FAILED, null, 20_001, 0, "it did not become ready");
        write(new StackStatus(StackStatus.Phase.FAILED, "dm-worker: it did not become ready", List.of(failed)));

        assertThat(run.on(state, "status")).isEqualTo(DOWN);
        assertThat(run.out())
                .contains("dm-worker: it did not become ready")
                .contains("./switchboard logs dm-worker")
                .contains("./switchboard up");
    }

    @Test
    void status_names_what_a_killed_supervisor_left_and_down_ends_it() throws Exception {
        Process left = new ProcessBuilder("sleep", "600").start();
        new StackFolder(state).records().remember("redis", left.toHandle());

        assertThat(run.on(state, "status")).isEqualTo(DOWN);
        assertThat(run.on(state, "down")).isZero();
        assertThat(run.out()).contains("these still run: redis").contains("stopped the 1 processes");
        assertThat(left.waitFor()).isNotZero();
    }

    @Test
    void down_says_what_it_waits_for() throws Exception {
        Process supervisor = new ProcessBuilder("sleep", "600").start();
        new StackFolder(state).records().remember(StackFolder.SUPERVISOR, supervisor.toHandle());

        assertThat(run.on(state, "down")).isZero();
        assertThat(run.out())
                .contains("the workers finish what they have in hand")
                .contains("Stopped.");
        assertThat(supervisor.waitFor()).isNotZero();
    }

    @Test
    void token_of_a_bot_is_for_another_telegram() {
        assertThat(run.on(state, "up", "--bot-token-file", "token")).isEqualTo(USAGE);
        assertThat(run.err()).contains("--bot-token-file is for another Telegram");
    }

    @Test
    void token_that_is_exported_for_another_telegram_does_not_stop_a_plain_up() throws Exception {
        supervised();
        var up = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                SwitchboardMain.class.getName(),
                "up",
                "--state",
                state.toString());
        up.environment().put("BOT_TOKEN_FILE", "token");

        var process = up.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(RUNS_ALREADY);
    }

    @Test
    void status_of_a_running_stack_shows_its_parts_and_what_ails_them() throws Exception {
        supervised();
        var redis = new PartStatus("redis", PartState.READY, 11L, 20_001, 1, "it ended with 137 (signal 9)");
        write(new StackStatus(StackStatus.Phase.HEALTHY, null, List.of(redis)));
        assertThat(run.on(state, "status")).isZero();
        assertThat(run.out()).containsPattern("redis +11 +ready +1 +20001\\R +it ended with 137 \\(signal 9\\)");

        new StackFolder(state).records().remember("webhook-1", ProcessHandle.current(), 2);
        assertThat(run.on(state, "status")).isZero();
        assertThat(run.out()).containsPattern("webhook-1 +\\d+ +running +2 +-");

        var worker = new PartStatus("dm-worker", PartState.STARTING, 12L, 20_002, 0, "waits for its answer, but: 503");
        write(new StackStatus(StackStatus.Phase.HEALTHY, null, List.of(redis, worker)));
        assertThat(run.on(state, "status")).isEqualTo(1);
        assertThat(run.out()).contains("waits for its answer, but: 503");
    }

    @Test
    void up_of_a_stack_that_runs_changes_nothing() {
        supervised();

        assertThat(run.on(state, "up")).isEqualTo(RUNS_ALREADY);
        assertThat(run.out()).contains("runs already").contains("./switchboard down");
    }

    @Test
    void logs_shows_a_parts_log_and_names_those_there_are() throws Exception {
        assertThat(run.on(state, "logs", "redis")).isEqualTo(1);
        assertThat(run.err()).contains("no logs yet");

        log("sqs", "one\n");
        log("dm-worker", "two\n");
        assertThat(run.on(state, "logs", "sqs")).isZero();
        assertThat(run.out()).isEqualTo("one\n");
        assertThat(run.on(state, "logs", "../keys")).isEqualTo(1);
        assertThat(run.err()).contains("no log of ../keys. There are: dm-worker, sqs");
    }

    @Test
    void logs_follows_what_is_written() throws Exception {
        log("sqs", "one\n");
        Thread following = Thread.startVirtualThread(() -> run.on(state, "logs", "sqs", "-f"));
        awaitOut("one\n");

        log("sqs", "two\n");
        awaitOut("one\ntwo\n");

        // as the next start does
        Path file = new StackFolder(state).log("sqs");
        Files.move(file, file.resolveSibling("sqs.log.old"));
        log("sqs", "three\n");
        awaitOut("one\ntwo\nthree\n");

        Files.writeString(file, "4\n");
        awaitOut("one\ntwo\nthree\n4\n");

        following.interrupt();
        following.join();
    }

    private void supervised() {
        new StackFolder(state).records().remember(StackFolder.SUPERVISOR, ProcessHandle.current());
    }

    private void write(StackStatus status) throws Exception {
        Path file = Files.createDirectories(state.resolve("run")).resolve("status.json");
        new ObjectMapper().writeValue(file.toFile(), status);
    }

    private void log(String part, String text) throws Exception {
        Path file = new StackFolder(state).log(part);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void awaitOut(String expected) {
        await("all is out")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(run.out()).isEqualTo(expected));
    }
}
