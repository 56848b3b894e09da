package dev.switchboard.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes envelopes to message texts and reads them back. Streaming, because ingress starts cold. Safe for use by several
 * threads.
 */
public final class JobCodec {
    /** The version that this code writes and reads. */
    public static final int VERSION = 1;

    /** The largest envelope that may be sent, in UTF-8 bytes. SQS: 1 MiB with attributes. */
    public static final int LARGEST_BYTES = 950 * 1024;

    /** A time outside these is seconds or nanoseconds taken for milliseconds, and too long for arithmetic at worst. */
    private static final long FIRST_MILLIS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private static final long LAST_MILLIS =
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private final JsonFactory json = JsonLimits.factory();

    /** Returns the envelope as a text that SQS accepts; the payload is in it to the letter. */
    public String encode(JobEnvelope envelope) {
        var text = new StringWriter(envelope.job().payload().text().length() + 320);
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("v", VERSION);
            out.writeStringField("id", envelope.id().value());
            out.writeStringField("kind", envelope.job().kind().word());
            out.writeNumberField("bot", envelope.route().bot());
            writeIfKnown(out, "chat", envelope.route().chat());
            writeIfKnown(out, "user", envelope.route().user());
            out.writeStringField("priority", envelope.priority().word());
            out.writeNumberField("enqueuedAt", envelope.timing().enqueuedAt().toEpochMilli());
            writeIfKnown(out, "notBefore", millis(envelope.timing().notBefore()));
            writeIfKnown(out, "expiresAt", millis(envelope.timing().expiresAt()));
            if (envelope.trace() != null) {
                out.writeStringField("trace", envelope.trace());
            }
            out.writeFieldName("payload");
            out.writeRawValue(envelope.job().payload().text());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return SqsText.escaped(text.toString());
    }

    /** Reads a message's text; whatever it is, the answer is a value. */
    public DecodedJob decode(String text) {
        try (JsonParser in = json.createParser(text)) {
            return new EnvelopeReader(in, text).read();
        } catch (UnreadableEnvelope e) {
            return new DecodedJob.Unknown(e.reason);
        } catch (IOException e) {
            return new DecodedJob.Unknown("the envelope is not well-formed JSON");
        }
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static void writeIfKnown(JsonGenerator out, String name, @Nullable Long value) throws IOException {
        if (value != null) {
            out.writeNumberField(name, value);
        }
    }

    /** One pass over one text. */
    private static final class EnvelopeReader {
        private final JsonParser in;
        private final String text;
        private long version = -1;
        private @Nullable String id;
        private @Nullable String kind;
        private @Nullable Long bot;
        private @Nullable Long chat;
        private @Nullable Long user;
        private @Nullable String priority;
        private @Nullable Long enqueuedAt;
        private @Nullable Long notBefore;
        private @Nullable Long expiresAt;
        private @Nullable String trace;
        private @Nullable RawJson payload;

        EnvelopeReader(JsonParser in, String text) {
            this.in = in;
            this.text = text;
        }

        DecodedJob read() throws IOException {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEnvelope("the envelope is not a JSON object");
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                readField(name);
            }
            if (in.nextToken() != null) {
                throw new UnreadableEnvelope("text follows the envelope");
            }
            return new DecodedJob.Known(envelope());
        }

        private void readField(String name) throws IOException {
            switch (name) {
                case "v" -> version = number(name);
                case "id" -> id = string(name);
                case "kind" -> kind = string(name);
                case "bot" -> bot = number(name);
                case "chat" -> chat = number(name);
                case "user" -> user = number(name);
                case "priority" -> priority = string(name);
                case "enqueuedAt" -> enqueuedAt = number(name);
                case "notBefore" -> notBefore = number(name);
                case "expiresAt" -> expiresAt = number(name);
                case "trace" -> trace = string(name);
                case "payload" -> payload = raw();
                default -> in.skipChildren();
            }
        }

        private JobEnvelope envelope() throws UnreadableEnvelope {
            if (version != VERSION) {
                throw new UnreadableEnvelope(
                        version < 0 ? "the envelope has no version" : "unknown envelope version " + version);
            }
            var word = present(kind, "kind");
            var knownKind =
                    JobKind.ofWord(word).orElseThrow(() -> new UnreadableEnvelope("unknown job kind " + cut(word)));
            var knownPriority = Priority.ofWord(present(priority, "priority"))
                    .orElseThrow(() -> new UnreadableEnvelope("unknown priority"));
            var timing = new Timing(
                    time(present(enqueuedAt, "enqueuedAt"), "enqueuedAt"),
                    notBefore == null ? null : time(notBefore, "notBefore"),
                    expiresAt == null ? null : time(expiresAt, "expiresAt"));
            return new JobEnvelope(
                    jobId(present(id, "id")),
                    new Route(present(bot, "bot"), chat, user),
                    knownPriority,
                    timing,
                    trace,
                    knownKind.read(present(payload, "payload")));
        }

        private RawJson raw() throws IOException {
            int start = (int) in.currentTokenLocation().getCharOffset();
            in.skipChildren();
            in.finishToken();
            return new RawJson(text.substring(start, (int) in.currentLocation().getCharOffset()));
        }

        private long number(String name) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw new UnreadableEnvelope("field " + name + " is not a whole number");
            }
            return in.getLongValue();
        }

        private String string(String name) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw new UnreadableEnvelope("field " + name + " is not a string");
            }
            return in.getText();
        }

        private static JobId jobId(String value) throws UnreadableEnvelope {
            try {
                return new JobId(value);
            } catch (IllegalArgumentException e) {
                throw new UnreadableEnvelope("field id is not a job id");
            }
        }

        private static <T> T present(@Nullable T value, String name) throws UnreadableEnvelope {
            if (value == null) {
                throw new UnreadableEnvelope("field " + name + " is missing");
            }
            return value;
        }

        private static Instant time(long millis, String name) throws UnreadableEnvelope {
            if (millis < FIRST_MILLIS || millis > LAST_MILLIS) {
                throw new UnreadableEnvelope("field " + name + " is not a time from 2000 to 2100");
            }
            return Instant.ofEpochMilli(millis);
        }

        private static String cut(String word) {
            return word.length() <= 64 ? word : word.substring(0, 64) + "...";
        }
    }

    /** Stops a reading; never leaves this class. */
    private static final class UnreadableEnvelope extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UnreadableEnvelope(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
