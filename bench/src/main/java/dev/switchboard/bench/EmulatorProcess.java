package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.emulator.EmulatorMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Telegram emulator as a program of its own, so that its memory can be told from ours. */
final class EmulatorProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READY = "ready at ";

    private final Process process;
    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private EmulatorProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static EmulatorProcess start(String heap) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatorMain.class.getName(),
                        "--no-limits",
                        "--kept-messages",
                        "100")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        try {
            // the benchmarks' logging may speak first
            String line = out.readLine();
            while (line != null && !line.contains(READY)) {
                line = out.readLine();
            }
            URI address = URI.create(String.valueOf(line).replaceFirst("^.*" + READY, ""));
            Thread.startVirtualThread(() -> out.lines().forEach(Report::line));
            return new EmulatorProcess(process, address);
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    /** Asks the control API, and fails where it refuses. */
    JsonNode control(String verb, String path, String body) throws IOException, InterruptedException {
        return send(verb, "/_emulator" + path, body);
    }

    /** Calls the Bot API, and fails where it refuses. */
    JsonNode call(String token, String method, String parameters) throws IOException, InterruptedException {
        return send("POST", "/bot" + token + "/" + method, parameters);
    }

    /** Returns the most memory that the program ever had resident. */
    long peakKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode send(String verb, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        // by its handle: Process.destroy would close the output that is being read
        process.toHandle().destroy();
        client.close();
    }
}
