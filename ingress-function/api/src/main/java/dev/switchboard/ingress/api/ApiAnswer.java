package dev.switchboard.ingress.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer in API Gateway's payload format 2.0.
 *
 * @param statusCode the HTTP status
 * @param headers the headers, their names in lower case
 * @param body the body's text
 */
record ApiAnswer(int statusCode, Map<String, String> headers, String body) {
    private static final ObjectWriter JSON = new ObjectMapper().writer();

    /** Copies the map. */
    ApiAnswer {
        headers = Map.copyOf(headers);
    }

    static ApiAnswer ok(Object body) {
        return new ApiAnswer(200, headers("application/json"), json(body));
    }

    static ApiAnswer notFound() {
        return problem(new Problem("Not Found", 404, "nothing has this path"));
    }

    static ApiAnswer methodNotAllowed(String allowed) {
        return problem(new Problem("Method Not Allowed", 405, "send " + allowed))
                .with("allow", allowed);
    }

    static ApiAnswer failed() {
        return problem(new Problem("Internal Server Error", 500, "the request failed; the log has the reason"));
    }

    /** Writes the answer as API Gateway reads it. */
    void write(OutputStream to) throws IOException {
        JSON.writeValue(to, this);
    }

    private ApiAnswer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new ApiAnswer(statusCode, all, body);
    }

    private static ApiAnswer problem(Problem problem) {
        return new ApiAnswer(problem.status(), headers("application/problem+json"), json(problem));
    }

    private static Map<String, String> headers(String contentType) {
        return Map.of("content-type", contentType, "cache-control", "no-store");
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 9457; without a type of its own, the status says what kind of problem it is. */
    private record Problem(String type, String title, int status, String detail) {
        Problem(String title, int status, String detail) {
            this("about:blank", title, status, detail);
        }
    }
}
