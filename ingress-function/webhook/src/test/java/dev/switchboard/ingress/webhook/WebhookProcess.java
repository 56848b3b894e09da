package dev.switchboard.ingress.webhook;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.PartProcess;
import dev.switchboard.parts.Readiness;
import dev.switchboard.secret.WebhookSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The webhook in a process of its own, and Telegram before it. */
final class WebhookProcess implements AutoCloseable {
    static final long BOT = 123456;

    private static final String MASTER_SECRET = "master-secret-of-at-least-32-bytes";

    private final HttpClient telegram =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final PartProcess process;
    private final Path log;

    private WebhookProcess(URI address, PartProcess process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /** Starts the function with the given settings and waits until it has primed itself. */
    static WebhookProcess start(Map<String, String> settings, Path folder) {
        var port = FreePort.find();
        var address = URI.create("http://127.0.0.1:" + port);
        var environment = new HashMap<>(settings);
        environment.put("STAGE", "test");
        environment.put("WEBHOOK_MASTER_SECRET", MASTER_SECRET);
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx160m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WebhookProcessMain.class.getName(),
                Integer.toString(port));
        var readiness = Readiness.httpStatus(address.resolve(WebhookProcessMain.READY), 204);
        var part = new PartCommand("webhook", command, environment, readiness);
        var log = folder.resolve("webhook-" + port + ".log");
        return new WebhookProcess(address, PartProcess.start(part, log), log);
    }

    /** Delivers an update as Telegram does, once. */
    HttpResponse<String> deliver(String update) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/api/webhooks/telegram"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", new WebhookSecrets(Secret.of(MASTER_SECRET), null).of(BOT))
                .POST(HttpRequest.BodyPublishers.ofString(update))
                .build();
        return telegram.send(request, HttpResponse.BodyHandlers.ofString());
    }

    PartProcess process() {
        return process;
    }

    /** Returns what the process has written. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.close();
        telegram.close();
    }
}
