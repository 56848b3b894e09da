package dev.switchboard.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.gateway.Gateway;
import dev.switchboard.local.process.ProcessRecords;
import dev.switchboard.local.template.FunctionDefinition;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a scripted function in AWS's own runtime interface client. */
@Timeout(60)
class LambdaFunctionTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final EnvironmentDirectory environments = new EnvironmentDirectory();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void function_is_run_in_its_process_and_answers() throws Exception {
        LambdaFunction function = started(new Scaling(1, 1, 10, Duration.ofMinutes(1)));

        assertThat(function.invoke("{}"))
                .isInstanceOfSatisfying(
                        InvocationResult.Succeeded.class,
                        result -> assertThat(result.payload())
                                .contains("\"statusCode\":200")
                                .doesNotContain("\"" + ProcessHandle.current().pid() + "\""));
    }

    @Test
    void function_has_declared_variables_and_no_others() throws Exception {
        LambdaFunction function = started(new Scaling(1, 1, 10, Duration.ofMinutes(1)));

        assertThat(payload(function.invoke("\"variables\"")))
                .contains("\"declared\":\"given\"")
                .contains("\"other\":\"null\"")
                .contains("\"name\":\"local-scripted\"")
                .containsPattern("\"request\":\"[0-9a-f-]{36}\"");
    }

    @Test
    void thrown_exception_is_a_failure_and_the_process_lives_on() throws Exception {
        LambdaFunction function = started(new Scaling(1, 1, 10, Duration.ofMinutes(1)));
        String pid = pid(function.invoke("{}"));

        assertThat(error(function.invoke("\"fail\""))).contains("as told").contains("IllegalArgumentException");
        assertThat(pid(function.invoke("{}"))).isEqualTo(pid);
    }

    @Test
    void crash_fails_its_invocation_and_a_new_process_takes_the_next() throws Exception {
        LambdaFunction function = started(new Scaling(1, 1, 10, Duration.ofMinutes(1)));
        String pid = pid(function.invoke("{}"));

        assertThat(error(function.invoke("\"crash\"")))
                .contains("Runtime.ExitError")
                .contains("exit status 3");
        assertThat(pid(function.invoke("{}"))).isNotEqualTo(pid);
    }

    @Test
    void invocation_that_takes_too_long_fails_and_its_process_is_killed() throws Exception {
        LambdaFunction function = started(new Scaling(1, 1, 10, Duration.ofMinutes(1)));
        String pid = pid(function.invoke("{}"));

        Future<InvocationResult> hanging = inBackground(() -> function.invoke("\"hang\""));
        await(() -> {
            now.updateAndGet(instant -> instant.plusSeconds(1));
            function.tend();
            return hanging.isDone();
        });

        assertThat(error(hanging.get())).contains("Task timed out after 5.00 seconds");
        assertThat(pid(function.invoke("{}"))).isNotEqualTo(pid);
    }

    @Test
    void load_starts_environments_up_to_the_limit_and_quiet_retires_them() throws Exception {
        LambdaFunction function = started(new Scaling(1, 3, 100, Duration.ofMinutes(1)));

        var pids = new HashSet<String>();
        await(() -> {
            List<Future<InvocationResult>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                results.add(inBackground(() -> function.invoke("\"slow\"")));
            }
            for (Future<InvocationResult> result : results) {
                pids.add(pid(result.get()));
            }
            return pids.size() >= 3;
        });
        assertThat(pids).hasSize(3);

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
        await(() -> {
            function.tend();
            return runningPids().size() == 1;
        });
        assertThat(payload(function.invoke("{}"))).contains("done");
    }

    @Test
    void more_waiting_invocations_than_allowed_are_throttled() throws Exception {
        LambdaFunction function = started(new Scaling(1, 1, 1, Duration.ofMinutes(1)));

        List<Future<InvocationResult>> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            results.add(inBackground(() -> function.invoke("\"slow\"")));
        }
        var outcomes = new ArrayList<InvocationResult>();
        for (Future<InvocationResult> result : results) {
            outcomes.add(result.get());
        }
        assertThat(outcomes)
                .hasAtLeastOneElementOfType(InvocationResult.Succeeded.class)
                .hasAtLeastOneElementOfType(InvocationResult.Throttled.class);
    }

    @Test
    void function_that_cannot_start_fails_waiting_invocations_with_the_reason() throws Exception {
        LambdaFunction function = function("no.such.Handler", new Scaling(1, 1, 10, Duration.ofMinutes(1)));
        serve(function);

        assertThat(function.invoke("{}")).isInstanceOf(InvocationResult.Failed.class);
    }

    @Test
    void invoke_action_returns_payload_or_error_with_its_header() throws Exception {
        LambdaFunction function = function(handler(), new Scaling(1, 1, 10, Duration.ofMinutes(1)));
        Gateway gateway = serve(function);

        HttpResponse<String> done = post(gateway, "scripted", "{}");
        HttpResponse<String> failed = post(gateway, "scripted", "\"fail\"");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("done");
        assertThat(failed.statusCode()).isEqualTo(200);
        assertThat(failed.headers().firstValue("X-Amz-Function-Error")).hasValue("Unhandled");
        assertThat(post(gateway, "other", "{}").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> post(Gateway gateway, String function, String event) throws Exception {
        URI action = URI.create("http://127.0.0.1:" + gateway.lambdaPort() + InvokeApi.PATH.formatted(function));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(action)
                            .POST(HttpRequest.BodyPublishers.ofString(event))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private LambdaFunction started(Scaling scaling) throws Exception {
        LambdaFunction function = function(handler(), scaling);
        serve(function);
        await(function::isReady);
        return function;
    }

    private static String handler() {
        return ScriptedFunction.class.getName();
    }

    private Gateway serve(LambdaFunction function) {
        var gateway = new Gateway(0, lambdaPort, Map.of("scripted", function), environments, now::get);
        gateway.start();
        opened.add(gateway);
        return gateway;
    }

    private int lambdaPort;

    private LambdaFunction function(String handler, Scaling scaling) throws IOException {
        lambdaPort = freePort();
        var definition = new FunctionDefinition(
                "scripted",
                Path.of("scripted.zip"),
                handler,
                Duration.ofSeconds(5),
                128,
                true,
                Set.of("DECLARED"),
                List.of());
        Path taskRoot = Files.createDirectories(folder.resolve("task"));
        String file = ScriptedFunction.class.getName().replace('.', '/') + ".class";
        Path compiled = taskRoot.resolve(file);
        Files.createDirectories(compiled.resolveSibling(""));
        try (var code = ScriptedFunction.class.getClassLoader().getResourceAsStream(file)) {
            Files.write(compiled, Objects.requireNonNull(code).readAllBytes());
        }
        var runtime = new JavaRuntime(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of("target", "lambda-runtime").toAbsolutePath(),
                "127.0.0.1:" + lambdaPort,
                folder.resolve("logs"),
                new ProcessRecords(folder.resolve("run")));
        return new LambdaFunction(
                definition,
                runtime.launcher(definition, taskRoot, Map.of("DECLARED", "given", "UNDECLARED", "given")),
                scaling,
                now::get,
                environments);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Set<String> runningPids() {
        return new ProcessRecords(folder.resolve("run")).running().keySet();
    }

    private Future<InvocationResult> inBackground(Callable<InvocationResult> call) {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        Future<InvocationResult> result = executor.submit(call);
        executor.shutdown();
        return result;
    }

    private static String pid(InvocationResult result) {
        return payload(result).replaceAll(".*\"x-pid\":\"(\\d+)\".*", "$1");
    }

    private static String payload(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Succeeded.class);
        return ((InvocationResult.Succeeded) result).payload();
    }

    private static String error(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Failed.class);
        return ((InvocationResult.Failed) result).error();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the condition comes true").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
