package dev.switchboard.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as one line of JSON: {@code ts}, {@code level}, {@code logger}, {@code msg}, what the context and the
 * event hold by key, and {@code err} with the stack trace. A key that is one of these gets an underscore at its end.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> FIXED_KEYS = Set.of("ts", "level", "logger", "msg", "err");
    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (BotTokens.redact(line(event)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String line(ILoggingEvent event) {
        var line = new StringWriter(256);
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("ts", event.getInstant().toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("msg", event.getFormattedMessage());
            for (Map.Entry<String, @Nullable Object> field : fields(event).entrySet()) {
                json.writeFieldName(field.getKey());
                writeValue(json, field.getValue());
            }
            if (event.getThrowableProxy() != null) {
                json.writeStringField("err", ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /** Returns the context's and the event's own fields, each key once: the event knows better than the context. */
    private static Map<String, @Nullable Object> fields(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        event.getMDCPropertyMap().forEach((key, value) -> fields.put(fieldName(key), value));
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> fields.put(fieldName(pair.key), pair.value));
        }
        return fields;
    }

    private static String fieldName(String key) {
        return FIXED_KEYS.contains(key) ? key + "_" : key;
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean bool -> json.writeBoolean(bool);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
