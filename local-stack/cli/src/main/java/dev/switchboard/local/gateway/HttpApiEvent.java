package dev.switchboard.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a request as an API Gateway HTTP API event, payload format 2.0. */
final class HttpApiEvent {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> TEXT_TYPES =
            List.of("application/json", "application/javascript", "application/xml");

    private HttpApiEvent() {}

    /** Returns the event's JSON. */
    static String encode(HttpCall call, RouteTable.Match match) {
        var text = new StringWriter(call.body().length + 1_024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", match.routeKey());
            json.writeStringField("rawPath", call.path());
            json.writeStringField("rawQueryString", call.query());
            writeCookies(json, call);
            writeStrings(json, "headers", headers(call));
            if (!call.query().isEmpty()) {
                writeStrings(json, "queryStringParameters", queryParameters(call.query()));
            }
            writeContext(json, call, match);
            if (!match.pathParameters().isEmpty()) {
                writeStrings(json, "pathParameters", match.pathParameters());
            }
            writeBody(json, call);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeContext(JsonGenerator json, HttpCall call, RouteTable.Match match) throws IOException {
        String host = header(call, "host").orElse("localhost");
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", "000000000000");
        json.writeStringField("apiId", "local");
        json.writeStringField("domainName", host);
        json.writeStringField("domainPrefix", host.split("[.:]", 2)[0]);
        json.writeObjectFieldStart("http");
        json.writeStringField("method", call.method());
        json.writeStringField("path", call.path());
        json.writeStringField("protocol", call.protocol());
        json.writeStringField("sourceIp", call.sourceIp());
        json.writeStringField("userAgent", header(call, "user-agent").orElse(""));
        json.writeEndObject();
        json.writeStringField("requestId", call.requestId());
        json.writeStringField("routeKey", match.routeKey());
        json.writeStringField("stage", "$default");
        json.writeStringField("time", TIME.format(call.time()));
        json.writeNumberField("timeEpoch", call.time().toEpochMilli());
        json.writeEndObject();
    }

    private static void writeCookies(JsonGenerator json, HttpCall call) throws IOException {
        List<String> cookies = call.headers().entrySet().stream()
                .filter(header -> "cookie".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> Arrays.stream(value.split(";\\s*", -1)))
                .toList();
        if (!cookies.isEmpty()) {
            json.writeArrayFieldStart("cookies");
            for (String cookie : cookies) {
                json.writeString(cookie);
            }
            json.writeEndArray();
        }
    }

    private static Map<String, String> headers(HttpCall call) {
        var headers = new LinkedHashMap<String, String>();
        call.headers().forEach((name, values) -> {
            if (!"cookie".equalsIgnoreCase(name)) {
                headers.merge(name.toLowerCase(Locale.ROOT), String.join(",", values), HttpApiEvent::joined);
            }
        });
        headers.merge("x-forwarded-for", call.sourceIp(), HttpApiEvent::joined);
        headers.putIfAbsent("x-forwarded-proto", "http");
        return headers;
    }

    private static Map<String, String> queryParameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                parameters.merge(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "", HttpApiEvent::joined);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign: the text stands for itself.
            return text;
        }
    }

    private static void writeBody(JsonGenerator json, HttpCall call) throws IOException {
        Optional<String> text = isText(call) ? utf8(call.body()) : Optional.empty();
        if (call.body().length == 0) {
            json.writeBooleanField("isBase64Encoded", false);
        } else if (text.isPresent()) {
            json.writeStringField("body", text.get());
            json.writeBooleanField("isBase64Encoded", false);
        } else {
            json.writeBinaryField("body", call.body());
            json.writeBooleanField("isBase64Encoded", true);
        }
    }

    private static boolean isText(HttpCall call) {
        String type = header(call, "content-type").orElse("text/plain").toLowerCase(Locale.ROOT);
        String mediaType = type.split(";", 2)[0].strip();
        return mediaType.startsWith("text/") || mediaType.endsWith("+json") || TEXT_TYPES.contains(mediaType);
    }

    private static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(HttpCall call, String name) {
        return call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.join(",", header.getValue()))
                .findFirst();
    }

    private static void writeStrings(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (var value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private static String joined(String first, String second) {
        return first + "," + second;
    }
}
