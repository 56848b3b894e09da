package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the function needs of an API Gateway HTTP API event, payload format 2.0.
 *
 * @param method the HTTP method
 * @param secret the header in which Telegram sends the secret token, if it was sent
 * @param contentType the content type, empty if none was sent
 * @param encodedBody the request's body as the event has it
 * @param base64 whether that is base64
 */
record WebhookRequest(String method, @Nullable String secret, String contentType, String encodedBody, boolean base64) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SECRET_HEADER = "x-telegram-bot-api-secret-token";

    /** Decodes the body; for those who are let in. */
    RequestBody body() {
        return base64 ? RequestBody.ofBase64(encodedBody) : RequestBody.of(encodedBody);
    }

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
     * Reads an event; empty if it is none that an HTTP API would send.
     *
     * @throws IOException if the stream fails
     */
    static Optional<WebhookRequest> read(InputStream event) throws IOException {
        var reader = new EventReader();
        try (JsonParser in = JSON.createParser(event)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                reader.readObject(in, "");
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return reader.method.isEmpty()
                ? Optional.empty()
                : Optional.of(new WebhookRequest(
                        reader.method, reader.secret, reader.contentType, reader.body, reader.base64));
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
                    readObject(in, path + "/" + name);
                } else if (value.isStructStart()) {
                    in.skipChildren();
                } else {
                    readScalar(in, path, name);
                }
            }
        }

        private static boolean isOnTheWay(String path, String name) {
            return switch (path) {
                case "" -> name.equals("headers") || name.equals("requestContext");
                case "/requestContext" -> name.equals("http");
                default -> false;
            };
        }

        private void readScalar(JsonParser in, String path, String name) throws IOException {
            switch (path) {
                case "/requestContext/http" -> {
                    if (name.equals("method")) {
                        method = in.getValueAsString("");
                    }
                }
                case "/headers" -> readHeader(in, name);
                case "" -> {
                    if (name.equals("body")) {
                        body = in.getValueAsString("");
                    } else if (name.equals("isBase64Encoded")) {
                        base64 = in.getValueAsBoolean();
                    }
                }
                default -> {} // of no account
            }
        }

        private void readHeader(JsonParser in, String name) throws IOException {
            // API Gateway sends names in lower case; a hand-written event may not
            if (name.equalsIgnoreCase(SECRET_HEADER)) {
                secret = in.getValueAsString();
            } else if (name.equalsIgnoreCase("content-type")) {
                contentType = in.getValueAsString("");
            }
        }
    }
}
