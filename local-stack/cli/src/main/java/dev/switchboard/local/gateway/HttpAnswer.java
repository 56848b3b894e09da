package dev.switchboard.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway sends back.
 *
 * @param headers name and value, in order; a name may come more than once
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
record HttpAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    private static final ObjectReader JSON = new ObjectMapper().reader();

    /** API Gateway's answer to a function that failed, or whose result is not an answer. */
    static final HttpAnswer FUNCTION_FAILED = message(500, "Internal Server Error");
    /** API Gateway's answer when Lambda throttles, and when a function takes longer than it waits. */
    static final HttpAnswer UNAVAILABLE = message(503, "Service Unavailable");

    static final HttpAnswer NO_ROUTE = message(404, "Not Found");
    static final HttpAnswer TOO_LARGE = message(413, "Request Entity Too Large");

    /** Reads a function's result in payload format 2.0. */
    static HttpAnswer decode(String payload) {
        JsonNode result;
        try {
            result = JSON.readTree(payload);
        } catch (IOException e) {
            return FUNCTION_FAILED;
        }
        if (!result.has("statusCode")) {
            // API Gateway takes any other result for the body of a 200.
            return new HttpAnswer(200, List.of(Map.entry("content-type", "application/json")), utf8(payload));
        }
        int status = result.path("statusCode").asInt();
        if (status < 200 || status > 599) {
            return FUNCTION_FAILED;
        }
        var headers = new ArrayList<Map.Entry<String, String>>();
        result.path("headers")
                .properties()
                .forEach(header ->
                        headers.add(Map.entry(header.getKey(), header.getValue().asText())));
        result.path("cookies").forEach(cookie -> headers.add(Map.entry("set-cookie", cookie.asText())));
        if (headers.stream().noneMatch(header -> "content-type".equalsIgnoreCase(header.getKey()))) {
            headers.add(Map.entry("content-type", "text/plain;charset=UTF-8"));
        }
        return body(result)
                .map(body -> new HttpAnswer(status, List.copyOf(headers), body))
                .orElse(FUNCTION_FAILED);
    }

    private static Optional<byte[]> body(JsonNode result) {
        String text = result.path("body").asText("");
        if (!result.path("isBase64Encoded").asBoolean(false)) {
            return Optional.of(utf8(text));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HttpAnswer message(int status, String message) {
        return new HttpAnswer(
                status,
                List.of(Map.entry("content-type", "application/json")),
                utf8("{\"message\":\"" + message + "\"}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
