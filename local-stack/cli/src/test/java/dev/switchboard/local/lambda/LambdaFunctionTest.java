package dev.switchboard.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.gateway.Gateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a scripted function in AWS's own runtime interface client. */
@Timeout(60)
class LambdaFunctionTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private ScriptedLambda lambda;

    @BeforeEach
    void open() throws IOException {
        lambda = new ScriptedLambda(folder);
    }

    @AfterEach
    void close() {
        lambda.close();
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
        assertThat(lambda.records().restarts("scripted-1")).isEqualTo(1);
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
    void while_one_invocation_runs_and_none_waits_a_warm_spare_is_started_ahead() throws Exception {
        LambdaFunction function = started(new Scaling(1, 2, 10, Duration.ofMinutes(1)));
        assertThat(runningPids()).hasSize(1);

        var _ = inBackground(() -> function.invoke("\"hang\""));

        await(() -> runningPids().size() == 2);
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

        await(() -> {
            now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
            function.tend();
            return runningPids().size() == 1;
        });
        assertThat(payload(function.invoke("{}"))).contains("done");
    }

    @Test
    void function_on_demand_has_no_process_until_it_is_invoked_and_is_ready_all_the_same() throws Exception {
        LambdaFunction function = started(new Scaling(0, 2, 10, Duration.ofMinutes(1)));
        function.tend();
        assertThat(runningPids()).isEmpty();

        String pid = pid(function.invoke("{}"));
        assertThat(pid(function.invoke("{}"))).isEqualTo(pid);
        assertThat(runningPids()).hasSize(1);

        await(() -> {
            now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
            function.tend();
            return runningPids().isEmpty();
        });
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
        LambdaFunction function =
                lambda.function("no.such.Handler", new Scaling(1, 1, 10, Duration.ofMinutes(1)), now::get);
        lambda.serve(function);

        assertThat(function.invoke("{}")).isInstanceOf(InvocationResult.Failed.class);
    }

    @Test
    void invoke_action_returns_payload_or_error_with_its_header() throws Exception {
        LambdaFunction function =
                lambda.function(ScriptedLambda.HANDLER, new Scaling(1, 1, 10, Duration.ofMinutes(1)), now::get);
        Gateway gateway = lambda.serve(function);

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
        LambdaFunction function = lambda.function(ScriptedLambda.HANDLER, scaling, now::get);
        lambda.serve(function);
        await(function::isReady);
        return function;
    }

    private Set<String> runningPids() {
        return lambda.records().running().keySet();
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

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
