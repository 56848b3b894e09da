package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs functions {@code echo} and {@code broken} of a Lambda service of the test's own. */
@Timeout(60)
class InvokeCommandTest {
    private static final int DOWN = 4;

    @TempDir
    private Path folder;

    private final CommandRun run = new CommandRun();
    private Path state;
    private Path event;
    private HttpServer lambda;

    @BeforeEach
    void open() throws IOException {
        state = Files.createDirectories(folder.resolve("state"));
        event = Files.writeString(folder.resolve("event.json"), "{\"answer\":42}");
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> answer(exchange, 404, "{\"message\":\"Function not found\"}"));
        lambda.createContext(
                "/2015-03-31/functions/echo/invocations", exchange -> answer(exchange, 200, body(exchange)));
        lambda.createContext("/2015-03-31/functions/broken/invocations", exchange -> {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            answer(exchange, 200, "{\"errorType\":\"Broken\"}");
        });
        lambda.start();
    }

    @AfterEach
    void close() {
        lambda.stop(0);
    }

    @Test
    void nothing_runs() {
        assertThat(invoke("echo", event)).isEqualTo(DOWN);
        assertThat(run.err()).contains("The stack is down").contains("./switchboard up");
    }

    @Test
    void answer_is_shown() throws Exception {
        up();

        assertThat(invoke("echo", event)).isZero();
        assertThat(run.out()).contains("\"answer\" : 42");
    }

    @Test
    void update_gets_another_id_each_time_unless_it_is_to_stay() throws Exception {
        up();
        var update = Files.writeString(folder.resolve("update.json"), "{\"body\":\"{\\\"update_id\\\":41}\"}");

        assertThat(invoke("echo", update)).isZero();
        assertThat(run.out()).contains("update_id").doesNotContain(":41}");

        assertThat(run.on(state, "invoke", "echo", "--as-is", "-e", update.toString()))
                .isZero();
        assertThat(run.out()).contains(":41}");
    }

    @Test
    void failure_of_the_function_is_shown_with_where_its_log_is() throws Exception {
        up();

        assertThat(invoke("broken", event)).isEqualTo(1);
        assertThat(run.out()).contains("Broken");
        assertThat(run.err()).contains("./switchboard logs broken-1");
    }

    @Test
    void unknown_function_is_named() throws Exception {
        up();

        assertThat(invoke("nobody", event)).isEqualTo(1);
        assertThat(run.err()).contains("There is no function nobody");
    }

    @Test
    void file_that_is_missing_or_no_json_is_named() throws Exception {
        up();

        assertThat(invoke("echo", folder.resolve("nothing.json"))).isEqualTo(1);
        assertThat(invoke("echo", Files.writeString(folder.resolve("text"), "no JSON")))
                .isEqualTo(1);
        assertThat(invoke("echo", folder)).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(3)
                .contains(folder + " cannot be read: Is a directory")
                .contains("There is no file " + folder + "/nothing.json")
                .contains("text holds no JSON");
    }

    @Test
    void what_nobody_expects_is_said_in_one_line_and_in_full_where_it_is_asked_for() throws Exception {
        up();
        Files.writeString(state.resolve("stack.json"), "spoiled");

        assertThat(invoke("echo", event)).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("It failed: JsonParseException")
                .contains("--stacktrace");

        assertThat(run.on(state, "invoke", "echo", "--stacktrace", "-e", event.toString()))
                .isEqualTo(1);
        assertThat(run.err()).contains("\tat ");
    }

    private int invoke(String function, Path file) {
        return run.on(state, "invoke", function, "-e", file.toString());
    }

    private void up() throws IOException {
        new StackFolder(state).records().remember(StackFolder.SUPERVISOR, ProcessHandle.current());
        Files.writeString(
                state.resolve("stack.json"),
                "{\"lambda\":\"http://127.0.0.1:%d\"}"
                        .formatted(lambda.getAddress().getPort()));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
