package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Bot API says to a call. */
public sealed interface Answer {
    /** The HTTP status that goes with it. */
    int status();

    /** Returns the answer of a method that did what it was asked. */
    static Answer done(Object result) {
        return new Accepted(result, null);
    }

    /** Returns the JSON object that a bot gets. */
    Map<String, Object> toTelegram();

    /** It is done; {@code description} is what some methods add, or null. */
    record Accepted(Object result, @Nullable String description) implements Answer {
        /** Returns this answer as a bot gets it: with file ids of its own. */
        Accepted forBot(long bot) {
            return switch (result) {
                case Message message -> new Accepted(message.forBot(bot), description);
                case SentAlbum sent -> new Accepted(sent.forBot(bot), description);
                default -> this;
            };
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Map<String, Object> toTelegram() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("ok", true);
            object.put("result", result);
            if (description != null) {
                object.put("description", description);
            }
            return object;
        }
    }

    /** It is not done, and why. */
    record Refusal(int errorCode, String description, Map<String, Object> parameters) implements Answer {
        /** Returns a refusal without parameters. */
        public static Refusal of(int errorCode, String description) {
            return new Refusal(errorCode, description, Map.of());
        }

        /** Returns a 400; the description gets its usual prefix. */
        public static Refusal badRequest(String description) {
            return of(400, "Bad Request: " + description);
        }

        /** Returns a 429. */
        public static Refusal tooManyRequests(int retryAfter) {
            return new Refusal(429, "Too Many Requests: retry after " + retryAfter, Map.of("retry_after", retryAfter));
        }

        @Override
        public int status() {
            return errorCode;
        }

        @Override
        public Map<String, Object> toTelegram() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("ok", false);
            object.put("error_code", errorCode);
            object.put("description", description);
            if (!parameters.isEmpty()) {
                object.put("parameters", parameters);
            }
            return object;
        }
    }
}
