package dev.switchboard.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/**
 * Logs to standard output: lines of JSON, or lines for people where {@code STAGE} is {@code local} or unset. {@code
 * LOG_LEVEL} is {@code info} unless given. Logback finds and runs it by itself; a {@code logback.xml} or {@code
 * logback-test.xml} has its say first.
 */
@ConfiguratorRank(LogConfigurator.AFTER_FILES)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
    /** Below Logback's own search for files, above its last resort. */
    static final int AFTER_FILES = ConfiguratorRank.NOMINAL - 1;

    private final Map<String, String> environment;

    /** For Logback. */
    public LogConfigurator() {
        this(System.getenv());
    }

    LogConfigurator(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var encoder = encoder();
        encoder.setContext(context);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(environment.get("LOG_LEVEL"), Level.INFO));
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private Encoder<ILoggingEvent> encoder() {
        return environment.getOrDefault("STAGE", "local").equals("local")
                ? new ReadableLogEncoder()
                : new JsonLogEncoder();
    }
}
