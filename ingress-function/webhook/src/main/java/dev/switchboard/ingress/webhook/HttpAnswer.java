package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer in API Gateway's payload format 2.0.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, possibly empty
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** Telegram honours it, up to an hour; a lease or an outage is seldom shorter. */
    private static final String RETRY_AFTER_SECONDS = "3";

    private static final JsonFactory JSON = new JsonFactory();

    static HttpAnswer ok() {
        return new HttpAnswer(200, Map.of(), "");
    }

    static HttpAnswer ok(ImmediateReply reply) {
        return switch (reply) {
            case ImmediateReply.None() -> ok();
            case ImmediateReply.AnswerCallbackQuery(String id) ->
                json(200, Map.of("content-type", "application/json"), out -> {
                    out.writeStringField("method", "answerCallbackQuery");
                    out.writeStringField("callback_query_id", id);
                });
            case ImmediateReply.Typing(long chat) ->
                json(200, Map.of("content-type", "application/json"), out -> {
                    out.writeStringField("method", "sendChatAction");
                    out.writeNumberField("chat_id", chat);
                    out.writeStringField("action", "typing");
                });
        };
    }

    static HttpAnswer badRequest(String detail) {
        return problem(400, Map.of(), "Bad Request", detail);
    }

    static HttpAnswer unauthorized() {
        return problem(401, Map.of(), "Unauthorized", "the secret token is missing or wrong");
    }

    static HttpAnswer methodNotAllowed(String allowed) {
        return problem(405, Map.of("allow", allowed), "Method Not Allowed", "send " + allowed);
    }

    /** Nothing is lost: Telegram delivers the update again. */
    static HttpAnswer tryAgain() {
        return problem(
                503,
                Map.of("retry-after", RETRY_AFTER_SECONDS),
                "Service Unavailable",
                "the update was not queued; deliver it again");
    }

    /** Writes the answer as API Gateway reads it. */
    void write(OutputStream to) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(to)) {
            out.writeStartObject();
            out.writeNumberField("statusCode", status);
            out.writeObjectFieldStart("headers");
            for (var header : headers.entrySet()) {
                out.writeStringField(header.getKey(), header.getValue());
            }
            out.writeEndObject();
            out.writeStringField("body", body);
            out.writeEndObject();
        }
    }

    /** RFC 9457. */
    private static HttpAnswer problem(int status, Map<String, String> headers, String title, String detail) {
        var all = new HashMap<>(headers);
        all.put("content-type", "application/problem+json");
        return json(status, all, out -> {
            out.writeStringField("type", "about:blank");
            out.writeStringField("title", title);
            out.writeNumberField("status", status);
            out.writeStringField("detail", detail);
        });
    }

    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private static HttpAnswer json(int status, Map<String, String> headers, Fields fields) {
        var body = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(body)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return new HttpAnswer(status, Map.copyOf(headers), body.toString());
    }
}
