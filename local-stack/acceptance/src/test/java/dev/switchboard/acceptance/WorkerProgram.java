package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.Checkout;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.SqsPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A worker as it is deployed: its jar, in a process of its own, told everything by its environment. */
final class WorkerProgram implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final int healthPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private WorkerProgram(Process process, Path log, int healthPort) {
        this.process = process;
        this.log = log;
        this.healthPort = healthPort;
    }

    /** Starts a worker with the given variables and no others but those that name a free port for its health. */
    static WorkerProgram start(String name, Map<String, String> settings, Path folder) throws IOException {
        var jar = Checkout.root().resolve(name).resolve("target").resolve(name + ".jar");
        if (Files.notExists(jar)) {
            throw new IOException(jar + " is missing: this test runs in verify, after what it tests is packaged");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        int healthPort = FreePort.find();
        builder.environment().clear();
        builder.environment().putAll(settings);
        builder.environment().put("HEALTH_PORT", Integer.toString(healthPort));
        return new WorkerProgram(builder.start(), log, healthPort);
    }

    /** Returns what every container has on AWS, but with an SQS of one's own. */
    static Map<String, String> onAws(URI sqs) {
        var variables = new HashMap<String, String>();
        variables.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
        variables.put("AWS_REGION", SqsPart.REGION);
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        return variables;
    }

    /** Returns the variables that tell a worker where SQS and all queues are. */
    static Map<String, String> sqsSettings(URI sqs, Function<QueueName, String> queueUrl) {
        var settings = onAws(sqs);
        for (var queue : QueueName.values()) {
            settings.put(queue.environmentVariable(), queueUrl.apply(queue));
        }
        return settings;
    }

    /** Waits until a page has the given status. */
    void awaitStatus(String page, int status) {
        await(page + " is " + status)
                .atMost(LIMIT)
                .failFast(() -> assertThat(process.isAlive()).as(output()).isTrue())
                .untilAsserted(() -> assertThat(statusOf(page)).as(output()).isEqualTo(status));
    }

    /** Asks the process to end, as ECS does, and returns its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitStatus();
    }

    /** Waits until the process ends by itself or as asked. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still runs after " + LIMIT + "; the log says " + output());
        }
        return process.exitValue();
    }

    /** Returns what the process has written. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private int statusOf(String page) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + page))
                    .timeout(LIMIT)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // nobody listens yet
            return 0;
        }
    }
}
