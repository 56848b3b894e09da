package dev.switchboard.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {
    private static final String TOKEN = "4242424242:AAH-secret_half_of_the_token_1234567";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoggerContext context = new LoggerContext();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final Logger log = context.getLogger("dev.switchboard.dm");

    LogsTest() {
        context.setMDCAdapter(mdc);
        events.start();
        log.addAppender(events);
    }

    @Test
    void an_event_is_one_line_of_json_with_fixed_keys() throws Exception {
        mdc.put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
        log.atWarn()
                .addKeyValue("job_id", "tg:1:2")
                .addKeyValue("attempt", 3)
                .addKeyValue("fifo", true)
                .addKeyValue("at", Instant.EPOCH)
                .addKeyValue("nothing", (Object) null)
                .log("job discarded");

        String line = json();
        assertThat(line).endsWith("}\n").matches("\\{.*}\n");
        JsonNode event = JSON.readTree(line);
        assertThat(Instant.parse(event.path("ts").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(event.path("level").asText()).isEqualTo("WARN");
        assertThat(event.path("logger").asText()).isEqualTo("dev.switchboard.dm");
        assertThat(event.path("msg").asText()).isEqualTo("job discarded");
        assertThat(event.path("trace_id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(event.path("job_id").asText()).isEqualTo("tg:1:2");
        assertThat(event.path("attempt").isInt()).isTrue();
        assertThat(event.path("fifo").isBoolean()).isTrue();
        assertThat(event.path("at").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(event.path("nothing").isNull()).isTrue();
        assertThat(event.has("err")).isFalse();
    }

    @Test
    void a_field_cannot_pass_for_a_fixed_key_and_no_key_stands_twice() throws Exception {
        mdc.put("bot", "from the context");
        log.atInfo().addKeyValue("level", "HACKED").addKeyValue("bot", 7).log("x");

        JsonNode event = JSON.readTree(json());

        assertThat(event.path("level").asText()).isEqualTo("INFO");
        assertThat(event.path("level_").asText()).isEqualTo("HACKED");
        assertThat(event.path("bot").asInt()).isEqualTo(7);
        assertThat(event.properties()).hasSize(6);
    }

    @Test
    void hostile_text_stays_in_its_line() throws Exception {
        log.atInfo()
                .addKeyValue("name", "Ann\n{\"level\":\"ERROR\"}\u2028\u0000")
                .log("x");

        String line = json();

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(JSON.readTree(line).path("name").asText()).startsWith("Ann\n");
    }

    @Test
    void an_exception_comes_with_its_causes() throws Exception {
        log.atError()
                .setCause(new IllegalStateException("outer", new IllegalArgumentException("inner")))
                .log("x");

        assertThat(JSON.readTree(json()).path("err").asText())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("Caused by: java.lang.IllegalArgumentException: inner");
    }

    @Test
    void a_token_is_taken_out_wherever_it_stands() throws JsonProcessingException {
        mdc.put("context", TOKEN);
        log.atError()
                .addKeyValue("url", "https://api.telegram.org/bot" + TOKEN + "/sendMessage")
                .addKeyValue("encoded", "https://api.telegram.org/bot" + TOKEN.replace(":", "%3A"))
                .setCause(new IllegalStateException("at " + TOKEN, new IllegalArgumentException(TOKEN)))
                .log("token {}", TOKEN);

        assertThat(json()).doesNotContain("secret_half").contains("/bot4242424242:[redacted]/sendMessage");
        assertThat(readable()).doesNotContain("secret_half").contains("/bot4242424242:[redacted]/sendMessage");
        assertThat(JSON.readTree(json()).path("msg").asText()).isEqualTo("token 4242424242:[redacted]");
    }

    @Property
    void no_token_survives(@ForAll @AlphaChars @StringLength(35) String secret, @ForAll String around) {
        assertThat(BotTokens.redact(around + "/bot123456789:" + secret + "/" + around))
                .doesNotContain(secret);
    }

    @Test
    void times_and_ids_are_no_tokens() {
        String text = "tg:4242424242:900000001 at 2026-01-01T10:00:00Z, 1767225600:12, [::1]:8080";

        assertThat(BotTokens.redact(text)).isEqualTo(text);
    }

    @Test
    void a_line_for_people_has_the_values_too() {
        log.atInfo().addKeyValue("port", 8081).log("health server started");

        assertThat(readable()).contains("INFO  dm: health server started port=8081");
    }

    @ParameterizedTest
    @CsvSource({"local,ReadableLogEncoder", "prod,JsonLogEncoder", "dev,JsonLogEncoder", ",ReadableLogEncoder"})
    void people_read_locally_machines_elsewhere(String stage, String encoder) {
        var configured = new LoggerContext();
        var environment = stage == null ? Map.<String, String>of() : Map.of("STAGE", stage, "LOG_LEVEL", "warn");

        var configurator = new LogConfigurator(environment);
        configurator.setContext(configured);
        configurator.configure(configured);

        var root = configured.getLogger(Logger.ROOT_LOGGER_NAME);
        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        assertThat(console.getEncoder().getClass().getSimpleName()).isEqualTo(encoder);
        assertThat(root.getLevel()).isEqualTo(stage == null ? Level.INFO : Level.WARN);
        configured.stop();
    }

    @Test
    void logback_finds_the_configuration_by_itself() {
        var root = (Logger) org.slf4j.LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        assertThat(console.getEncoder()).isInstanceOf(ReadableLogEncoder.class);
    }

    private String json() {
        return encoded(new JsonLogEncoder());
    }

    private String readable() {
        return encoded(new ReadableLogEncoder());
    }

    private String encoded(Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        return new String(encoder.encode(events.list.getLast()), StandardCharsets.UTF_8);
    }
}
