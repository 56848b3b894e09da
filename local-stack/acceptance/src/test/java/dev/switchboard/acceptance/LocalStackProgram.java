package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.Checkout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The command line as a newcomer uses it, with a stack of the test's own, and the emulated Telegram's people. */
final class LocalStackProgram {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT_MINUTES = 3;

    private final Path state;
    private final HttpClient http = HttpClient.newHttpClient();

    LocalStackProgram(Path state) {
        this.state = state;
    }

    /** Runs a command and returns its exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(arguments[0] + " did not end in time");
        }
        return process.exitValue();
    }

    /** Starts a command. */
    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Checkout.root()
                        .resolve("local-stack/cli/target/local-stack-cli.jar")
                        .toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--root", Checkout.root().toString(), "--state", state.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said(arguments[0]).toFile())
                .start();
    }

    /** Returns what the latest run of a command has printed so far. */
    String output(String command) throws IOException {
        return Files.readString(said(command));
    }

    private Path said(String command) {
        return state.resolveSibling(command + ".log");
    }

    /** Returns the processes that carry this stack's mark in their environment. */
    List<Long> marked() throws IOException {
        var mark = "SWITCHBOARD_STATE=" + state + "\0";
        var marked = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (environment(process).contains(mark)) {
                    marked.add(Long.parseLong(String.valueOf(process.getFileName())));
                }
            }
        }
        return marked;
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone meanwhile, or another user's
        }
    }

    /** Returns the parts' processes by name. */
    Map<String, Long> pids() throws IOException {
        var pids = new TreeMap<String, Long>();
        stack().path("pids")
                .properties()
                .forEach(part -> pids.put(part.getKey(), part.getValue().asLong()));
        return pids;
    }

    /** Kills a part if it runs at the moment. */
    void kill(String part) throws IOException {
        var pid = pids().get(part);
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Returns what is published to programs. */
    JsonNode stack() throws IOException {
        return JSON.readTree(state.resolve("stack.json").toFile());
    }

    /** Makes a new person write to the bot. */
    void write(long person, String... texts) throws IOException, InterruptedException {
        post("/people", Map.of("id", person, "first_name", "Person " + person));
        for (var text : texts) {
            post("/people/" + person + "/messages", Map.of("chat", botId(), "text", text));
        }
    }

    /** Returns the bot's messages in a person's chat, waiting for one if there is none. */
    List<String> answersTo(long person) throws IOException, InterruptedException {
        var texts = new ArrayList<String>();
        for (var message : get("/people/" + person + "/chats/" + botId() + "/messages?after=1&wait=5")
                .path("messages")) {
            if (message.path("from").path("id").asLong() == botId()) {
                texts.add(message.path("text").asText());
            }
        }
        return texts;
    }

    /** Returns what Telegram knows of the deliveries to the bot's webhook. */
    JsonNode deliveries() throws IOException, InterruptedException {
        return get("/bots/" + botId() + "/updates");
    }

    /** Returns the id of the bot that people talk to. */
    long botId() throws IOException {
        return stack().path("bots").path(0).path("id").asLong();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(control(path)).build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private void post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(control(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private URI control(String path) throws IOException {
        return URI.create(stack().path("telegramApi").asText() + "/_emulator" + path);
    }
}
