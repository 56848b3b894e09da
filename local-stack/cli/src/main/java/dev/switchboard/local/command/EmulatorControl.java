package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The emulated Telegram's control API, with a person's eyes on the main bot. */
final class EmulatorControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int PATIENCE_SECONDS = 30;

    private final URI control;
    private final JsonNode bot;
    private final Terminal terminal;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Takes the content of {@code stack.json}. */
    EmulatorControl(JsonNode stack, Terminal terminal) {
        this.control = URI.create(stack.path("telegramApi").asText() + "/_emulator/");
        this.bot = stack.path("bots").path(0);
        this.terminal = terminal;
    }

    /** Makes a person, with Telegram's fields of a user, and returns the id. */
    long makePerson(Object user) throws IOException, InterruptedException {
        return body("POST", "people", user).path("id").asLong();
    }

    /** Returns whether there is a person of this id. */
    boolean knows(long person) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(control.resolve("people/" + person))
                .timeout(LIMIT)
                .build();
        return answer(request).statusCode() == 200;
    }

    /** Lets the bot write to a person who never wrote to it. */
    void openChat(long person) throws IOException, InterruptedException {
        body("PUT", chat(person), Map.of());
    }

    /** Lets a person write to the bot, and returns the message's id. */
    int write(long person, String text) throws IOException, InterruptedException {
        var message = Map.of("chat", bot.path("id").asLong(), "text", text);
        return body("POST", "people/" + person + "/messages", message)
                .path("message_id")
                .asInt();
    }

    /** Returns the id of the newest message in a person's chat with the bot, 0 if there is none. */
    int newestMessage(long person) throws IOException, InterruptedException {
        JsonNode messages = read(person, 0, 0);
        return messages.path(messages.size() - 1).path("message_id").asInt();
    }

    /** Waits for what the bot writes to a person after a message, and shows it, or that nothing came. */
    void showAnswers(long person, int after) throws IOException, InterruptedException {
        JsonNode answers = read(person, after, PATIENCE_SECONDS);
        if (answers.isEmpty()) {
            terminal.line(
                    terminal.red("  no answer within " + PATIENCE_SECONDS + " s; see ./switchboard logs dm-worker"));
        }
        answers.forEach(answer -> show(
                terminal.green("@" + bot.path("username").asText()),
                answer.findPath("text").asText()));
    }

    /** Shows what somebody says. */
    void show(String who, String text) {
        terminal.line("  " + who + "  " + text.replace("\n", "\n      "));
    }

    private JsonNode read(long person, int after, int wait) throws IOException, InterruptedException {
        String path = chat(person) + "/messages?after=" + after + "&wait=" + wait;
        return send(HttpRequest.newBuilder(control.resolve(path)).GET()).path("messages");
    }

    private String chat(long person) {
        return "people/" + person + "/chats/" + bot.path("id").asLong();
    }

    private JsonNode body(String verb, String path, Object body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control.resolve(path))
                .header("Content-Type", "application/json")
                .method(verb, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(request.timeout(LIMIT).build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the emulator answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("the emulated Telegram does not answer; see ./switchboard logs telegram", e);
        }
    }
}
