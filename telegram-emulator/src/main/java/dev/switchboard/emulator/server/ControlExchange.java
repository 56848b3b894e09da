package dev.switchboard.emulator.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.ChatReader;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.NotPossible;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.UnicodeText;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request to the control API: its numbers, its JSON, and its answer. */
final class ControlExchange {
    private static final int MAX_WAIT_SECONDS = 60;
    private static final int USUAL_LIMIT = 1000;

    /** Answers requests to what does not exist. */
    static final Handler NO_SUCH_OPERATION = (request, _) -> {
        throw NotPossible.noSuch(
                "operation",
                request.prologue().method().text() + " " + request.path().path());
    };

    private final ServerRequest request;

    ControlExchange(ServerRequest request) {
        this.request = request;
    }

    /** Turns an action into a handler that answers with its result. */
    static Handler answering(int status, Action action) {
        return (request, response) -> {
            Object result = action.apply(new ControlExchange(request));
            response.status(status).header(HeaderValues.CONTENT_TYPE_JSON).send(TelegramJson.bytes(result));
        };
    }

    /** Answers what goes wrong in actions with problem details (RFC 9457). */
    static void addErrors(HttpRouting.Builder routing) {
        routing.error(
                        NotPossible.class,
                        (_, response, e) -> sendProblem(response, e.isMissing() ? 404 : 409, e.getMessage()))
                .error(IllegalArgumentException.class, (_, response, e) -> sendProblem(response, 400, e.getMessage()))
                .error(
                        JsonProcessingException.class,
                        (_, response, e) -> sendProblem(response, 400, UnreadableJson.words(e)))
                .error(RequestBody.TooLarge.class, (_, response, e) -> sendProblem(response, 413, e.getMessage()))
                .error(InterruptedException.class, (_, response, _) -> sendProblem(response, 503, "the emulator stops"))
                .error(IOException.class, (_, response, e) -> sendProblem(response, 400, e.getMessage()));
    }

    /** Reads the body; an empty one counts as an empty object. Half a character in a text is replaced by U+FFFD. */
    <T> T body(Class<T> type) throws IOException {
        String body = new String(RequestBody.read(request), StandardCharsets.UTF_8);
        JsonNode json = TelegramJson.parse(body.isEmpty() ? "{}" : body);
        return TelegramJson.read(UnicodeText.repaired(json), type)
                .orElseThrow(() -> new IllegalArgumentException("the body must be an object, not null"));
    }

    /** Returns a whole number in the path. */
    long id(String name) {
        return number(name, request.path().pathParameters().get(name));
    }

    /** Returns a text in the path. */
    String text(String name) {
        return request.path().pathParameters().get(name);
    }

    /** Returns a whole number in the query. */
    long query(String name, long otherwise) {
        return request.query().contains(name) ? number(name, request.query().get(name)) : otherwise;
    }

    /** Returns a text in the query, or an empty one. */
    String query(String name) {
        return request.query().contains(name) ? request.query().get(name) : "";
    }

    /** Returns how many the caller wants: {@code limit}, a thousand where the request does not say. */
    long limit() {
        return Math.max(0, query("limit", USUAL_LIMIT));
    }

    /** Tells whether any of these has what the caller looks for in it: {@code q}, without regard to case. */
    boolean looksFor(@Nullable String... words) {
        String wanted = query("q").toLowerCase(Locale.ROOT);
        return Arrays.stream(words)
                .filter(Objects::nonNull)
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Reads the messages that the query chooses, and waits for them as long as it says. */
    ChatReader.View messages(ChatReader reader, Function<World, Conversation> chat) throws InterruptedException {
        return reader.read(chat, count("after"), query("since", 0), patience()).page(count("before"), count("newest"));
    }

    private int count(String name) {
        return Math.clamp(query(name, 0), 0, Integer.MAX_VALUE);
    }

    /** Returns how long the caller will wait: {@code wait} in seconds, a minute at most. */
    Duration patience() {
        return Duration.ofSeconds(Math.clamp(query("wait", 0), 0, MAX_WAIT_SECONDS));
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + text, e);
        }
    }

    static void sendProblem(ServerResponse response, int status, @Nullable String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", status);
        problem.put("title", title(status));
        problem.put("detail", String.valueOf(detail));
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                .send(TelegramJson.bytes(problem));
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 409 -> "Not possible";
            case 413 -> "Too large";
            case 503 -> "Unavailable";
            default -> "Bad request";
        };
    }

    /** What a request does. */
    @FunctionalInterface
    interface Action {
        Object apply(ControlExchange exchange) throws IOException, InterruptedException;
    }
}
