package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the function needs of an API Gateway HTTP API event, payload format 2.0.
 *
 * @param method the HTTP method
 * @param secret the header in which Telegram sends the secret token, if it was sent
 * @param contentType the content type, empty if none was sent
 * @param body the request's body
 */
record WebhookRequest(String method, @Nullable String secret, String contentType, RequestBody body) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SECRET_HEADER = "x-telegram-bot-api-secret-token";

    boolean isJson() {
        int parameters = contentType.indexOf(';');
        var mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return mediaType.strip().equalsIgnoreCase("application/json");
    }

    /** Says nothing of the body, which is private, nor of the secret. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + "]";
    }

    /**
     * Reads an event.
     *
     * @throws IOException if API Gateway sent something that is no event
     */
    static WebhookRequest read(InputStream event) throws IOException {
        var reader = new EventReader();
        try (JsonParser in = JSON.createParser(event)) {
            in.nextToken();
            reader.readObject(in, "");
        }
        return new WebhookRequest(
                reader.method,
                reader.secret,
                reader.contentType,
                reader.base64 ? RequestBody.ofBase64(reader.body) : RequestBody.of(reader.body));
    }

    /** Picks the wanted fields; passes over the rest. */
    private static final class EventReader {
        private String method = "";
        private @Nullable String secret;
        private String contentType = "";
        private String body = "";
        private boolean base64;

        void readObject(JsonParser in, String path) throws IOException {
            for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                var value = in.nextToken();
                if (value == JsonToken.START_OBJECT && isOnTheWay(path, name)) {
                    readObject(in, name);
                } else {
                    readValue(in, path, name);
                }
            }
        }

        private static boolean isOnTheWay(String path, String name) {
            return switch (path) {
                case "" -> name.equals("headers") || name.equals("requestContext");
                case "requestContext" -> name.equals("http");
                default -> false;
            };
        }

        private void readValue(JsonParser in, String path, String name) throws IOException {
            switch (path) {
                case "http" -> {
                    if (name.equals("method")) {
                        method = in.getValueAsString("");
                    }
                }
                case "headers" -> {
                    // API Gateway sends names in lower case; a hand-written event may not
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case SECRET_HEADER -> secret = in.getValueAsString();
                        case "content-type" -> contentType = in.getValueAsString("");
                        default -> in.skipChildren();
                    }
                }
                case "" -> {
                    switch (name) {
                        case "body" -> body = in.getValueAsString("");
                        case "isBase64Encoded" -> base64 = in.getValueAsBoolean();
                        default -> in.skipChildren();
                    }
                }
                default -> in.skipChildren();
            }
        }
    }
}
