package dev.switchboard.local.sent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;

/** Writes the log as one JSON object: each debug code, and its message. */
public final class DebugMap {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private DebugMap() {}

    /** Writes all, and returns how many messages there were. */
    public static long write(SentLog log, Writer out) throws IOException {
        var json = JSON.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        long rows = log.forEach(row -> {
            json.writeFieldName(row.path("debug_code").asText());
            json.writeTree(row);
        });
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        return rows;
    }
}
