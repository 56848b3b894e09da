package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A Telegram emulator, spoken to over HTTP. Safe for use by several threads. */
final class EmulatorClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    EmulatorClient(URI address) {
        this.address = address;
    }

    /** Asks the control API, and fails where it refuses. */
    JsonNode control(String verb, String path, String body) throws IOException, InterruptedException {
        return send(verb, "/_emulator" + path, body);
    }

    /** Calls the Bot API, and fails where it refuses. */
    JsonNode call(String token, String method, String parameters) throws IOException, InterruptedException {
        return send("POST", "/bot" + token + "/" + method, parameters);
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
        client.close();
    }
}
