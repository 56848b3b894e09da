package dev.switchboard.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.telemetry.HealthState.Degraded;
import dev.switchboard.telemetry.HealthState.Down;
import dev.switchboard.telemetry.HealthState.Up;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The bodies of the health pages. */
final class HealthJson {
    private static final JsonFactory JSON = new JsonFactory();

    private HealthJson() {}

    static String up(HealthReport report) {
        return object(json -> {
            json.writeStringField("status", report.isDegraded() ? "degraded" : "up");
            writeChecks(json, report);
        });
    }

    static String down(HealthReport report) {
        return object(json -> {
            writeProblem(json, 503, "Service Unavailable");
            json.writeStringField("detail", "down: " + String.join(", ", report.down()));
            writeChecks(json, report);
        });
    }

    static String problem(int status, String title) {
        return object(json -> writeProblem(json, status, title));
    }

    private static void writeProblem(JsonGenerator json, int status, String title) throws IOException {
        json.writeStringField("type", "about:blank");
        json.writeStringField("title", title);
        json.writeNumberField("status", status);
    }

    private static void writeChecks(JsonGenerator json, HealthReport report) throws IOException {
        json.writeObjectFieldStart("checks");
        for (Map.Entry<String, HealthState> check : report.checks().entrySet()) {
            json.writeObjectFieldStart(check.getKey());
            switch (check.getValue()) {
                case Up() -> json.writeStringField("status", "up");
                case Degraded(String reason) -> writeState(json, "degraded", reason);
                case Down(String reason) -> writeState(json, "down", reason);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeState(JsonGenerator json, String status, String reason) throws IOException {
        json.writeStringField("status", status);
        json.writeStringField("reason", reason);
    }

    private static String object(Fields fields) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
