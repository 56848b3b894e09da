package dev.switchboard.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The emulated Telegram of a running stack, whose people talk to bots. */
final class StackTelegram implements AutoCloseable {
    /** Stands for a time of day in an awaited text. */
    static final String SOME_TIME = "hh:mm:ss";

    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    /** Meets the Telegram at an address. */
    StackTelegram(String address) {
        this.address = URI.create(address + "/_emulator");
    }

    /** Makes a person. */
    void person(long id, String firstName, String languageCode) throws IOException, InterruptedException {
        send("POST", "/people", Map.of("id", id, "first_name", firstName, "language_code", languageCode));
    }

    /** Makes a bot, and returns its id and its token. */
    JsonNode bot(String username) throws IOException, InterruptedException {
        return send("POST", "/bots", Map.of("username", username));
    }

    /** Makes a supergroup in which a bot is an admin, and returns its id. */
    long group(String title, long owner, long bot, Set<String> rights) throws IOException, InterruptedException {
        var group = send("POST", "/groups", Map.of("title", title, "owner", owner));
        long id = group.path("chat").path("id").asLong();
        send("PUT", "/groups/" + id + "/members/" + bot, Map.of("status", "administrator", "rights", rights));
        return id;
    }

    /** A person writes in a chat with a bot, or in a group. */
    void write(long person, long chat, String text) throws IOException, InterruptedException {
        send("POST", "/people/" + person + "/messages", Map.of("chat", chat, "text", text));
    }

    /** A person presses a button of a message. */
    void press(long person, long chat, JsonNode message, String button) throws IOException, InterruptedException {
        Map<String, Object> press =
                Map.of("chat", chat, "message_id", message.path("message_id").asInt(), "button", button);
        send("POST", "/people/" + person + "/presses", press);
    }

    /** Returns the message with this text, once it is in a person's chat. {@link #SOME_TIME} is any time of day. */
    JsonNode awaitText(long person, long chat, String text) {
        return await("a message that says: " + text)
                .atMost(PATIENCE)
                .until(() -> find(person, chat, text), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> find(long person, long chat, String text) throws IOException, InterruptedException {
        var messages = send("GET", "/people/" + person + "/chats/" + chat + "/messages", Map.of());
        return StreamSupport.stream(messages.path("messages").spliterator(), false)
                .filter(message -> TIME.matcher(message.path("text").asText())
                        .replaceAll(SOME_TIME)
                        .equals(text))
                .findFirst();
    }

    private JsonNode send(String verb, String path, Map<String, Object> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(verb, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
