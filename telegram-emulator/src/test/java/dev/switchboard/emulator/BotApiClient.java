package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A plain HTTP client for the emulator, as any language has one. */
public final class BotApiClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    /** Calls the emulator that listens there. */
    public BotApiClient(URI address) {
        this.address = address;
    }

    /** Calls a method as a bot. */
    public JsonNode call(EmulatedBot bot, String method, Map<String, ?> parameters)
            throws IOException, InterruptedException {
        return call(bot.token(), method, parameters);
    }

    /** Calls a method with a token. */
    public JsonNode call(String token, String method, Map<String, ?> parameters)
            throws IOException, InterruptedException {
        return TelegramJson.parse(
                send("POST", "/bot" + token + "/" + method, parameters).body());
    }

    /** Sends JSON. */
    public HttpResponse<String> send(String verb, String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofByteArray(TelegramJson.bytes(body)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Asks for a path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    /** Sends a body of any type. */
    public HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Calls a method with files, as a form of many parts. */
    public JsonNode upload(EmulatedBot bot, String method, Map<String, ?> parameters, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            body.writeBytes(part("\"" + parameter.getKey() + "\""));
            body.writeBytes(parameter.getValue().toString().getBytes(StandardCharsets.UTF_8));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey().substring(file.getKey().indexOf('/') + 1);
            String field = file.getKey().replaceFirst("/.*", "");
            body.writeBytes(part("\"" + field + "\"; filename=\"" + name + "\""));
            body.writeBytes(file.getValue());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/bot" + bot.token() + "/" + method))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return TelegramJson.parse(http.send(request, BodyHandlers.ofString()).body());
    }

    private static byte[] part(String name) {
        return ("--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Downloads bytes. */
    public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    HttpResponse<String> getIfChanged(String path, String tag) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
