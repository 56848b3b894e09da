package dev.switchboard.telemetry;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Writes an event as a line for a person at a terminal. */
final class ReadableLogEncoder extends PatternLayoutEncoder {
    private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg %kvp{NONE} %mdc%n%ex";

    ReadableLogEncoder() {
        setPattern(LINE);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return BotTokens.redact(getLayout().doLayout(event)).getBytes(StandardCharsets.UTF_8);
    }
}
