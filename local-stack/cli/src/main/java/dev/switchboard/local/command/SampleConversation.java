package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lets a simulated person write to the main bot, and shows what is said. */
final class SampleConversation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int PATIENCE_SECONDS = 30;
    private static final String PERSON = "Ada";
    private static final List<String> SAYS = List.of("/start", "/help");

    private final URI control;
    private final JsonNode bot;
    private final Terminal terminal;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Takes the content of {@code stack.json}. */
    SampleConversation(JsonNode stack, Terminal terminal) {
        this.control = URI.create(stack.path("telegramApi").asText() + "/_emulator/");
        this.bot = stack.path("bots").path(0);
        this.terminal = terminal;
    }

    void play() throws IOException, InterruptedException {
        long person = post("people", Map.of("first_name", PERSON, "language_code", "en"))
                .path("id")
                .asLong();
        terminal.line("");
        for (String text : SAYS) {
            say(person, text);
        }
    }

    private void say(long person, String text) throws IOException, InterruptedException {
        long chat = bot.path("id").asLong();
        int message = post("people/" + person + "/messages", Map.of("chat", chat, "text", text))
                .path("message_id")
                .asInt();
        show(terminal.bold(PERSON), text);
        JsonNode answers = get("people/" + person + "/chats/" + chat + "/messages?after=" + message + "&wait="
                        + PATIENCE_SECONDS)
                .path("messages");
        if (answers.isEmpty()) {
            terminal.line(
                    terminal.red("  no answer within " + PATIENCE_SECONDS + " s; see ./switchboard logs dm-worker"));
        }
        answers.forEach(answer -> show(
                terminal.green("@" + bot.path("username").asText()),
                answer.findPath("text").asText()));
    }

    private void show(String who, String text) {
        terminal.line("  " + who + "  " + text.replace("\n", "\n      "));
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control.resolve(path)).GET());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the emulator answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
