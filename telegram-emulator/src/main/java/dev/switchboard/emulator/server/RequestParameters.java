package dev.switchboard.emulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.botapi.Parameters;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.types.Upload;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A call's parameters, from the query and from a JSON, form or multipart body. */
sealed interface RequestParameters {
    /** What is not a file may not be larger (TDLib, HttpReader.h, MAX_TOTAL_PARAMETERS_LENGTH). */
    int MAX_LENGTH = 1 << 20;

    /** The parameters. */
    record Read(Parameters parameters) implements RequestParameters {}

    /** The body is broken, or has too much in it that is no file. */
    record Unreadable(int status) implements RequestParameters {}

    /** The body is larger than any that Telegram takes. */
    record TooLarge() implements RequestParameters {}

    /** Reads a request. */
    static RequestParameters read(ServerRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Upload> files = new LinkedHashMap<>();
        try {
            values.putAll(form(request.query().rawValue()));
            if (request.content().hasEntity()) {
                String type = request.headers()
                        .first(HeaderNames.CONTENT_TYPE)
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
                byte[] body = RequestBody.read(request);
                if (type.startsWith("application/json")) {
                    values.putAll(json(body));
                } else if (type.startsWith("application/x-www-form-urlencoded")) {
                    values.putAll(form(new String(body, StandardCharsets.UTF_8)));
                } else if (type.startsWith("multipart/form-data")) {
                    String header =
                            request.headers().get(HeaderNames.CONTENT_TYPE).get();
                    MultipartForm form = MultipartForm.read(header, body);
                    values.putAll(form.texts());
                    files.putAll(form.files());
                }
            }
        } catch (RequestBody.TooLarge e) {
            return new TooLarge();
        } catch (IOException | IllegalArgumentException e) {
            return new Unreadable(400);
        }
        int length = values.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        return length > MAX_LENGTH ? new Unreadable(413) : new Read(new Parameters(values, files));
    }

    private static Map<String, String> json(byte[] body) throws IOException {
        if (body.length == 0) {
            return Map.of();
        }
        JsonNode object = TelegramJson.parse(new String(body, StandardCharsets.UTF_8));
        if (!object.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        return Parameters.of(object).values();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
