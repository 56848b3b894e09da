package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.work.WaitingWorkerWiring;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} names every setting that a program reads, and who reads it. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "settings.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");

    @Test
    void page_has_each_programs_settings_and_no_others() throws IOException {
        var read = Map.of(
                "webhook", askedFor(reader("dev.switchboard.ingress.webhook.WebhookSettings")),
                "dm", askedFor(reader("dev.switchboard.dm.DmSettings")),
                "sender", askedFor(reader("dev.switchboard.sender.SenderSettings")),
                "tgms", askedFor(environment -> WaitingWorkerWiring.of(LogicalQueue.TGMS_QUEUE, environment)));

        assertThat(onThePage()).isEqualTo(new TreeMap<>(read));
    }

    /** Returns each program's settings, by the rows of the table. */
    private static Map<String, Set<String>> onThePage() throws IOException {
        var programs = new TreeMap<String, Set<String>>();
        for (var row : Files.readAllLines(PAGE)) {
            var cells = row.split("\\|", -1);
            if (cells.length == 7) {
                var names = NAME.matcher(cells[1])
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                Arrays.stream(cells[4].strip().split(", ", -1))
                        .filter(_ -> !names.isEmpty())
                        .forEach(program -> programs.computeIfAbsent(program, _ -> new TreeSet<>())
                                .addAll(names));
            }
        }
        return programs;
    }

    /** Returns what a program asks its environment for, whichever store its claims fall back on. */
    private static Set<String> askedFor(Consumer<Map<String, String>> program) {
        var asked = new TreeSet<String>();
        for (var fallback : List.of("dynamodb", "postgrest")) {
            assertThatExceptionOfType(InvalidSettings.class)
                    .isThrownBy(() -> program.accept(new Environment(asked, fallback)));
        }
        return asked;
    }

    /** A program's settings are its own affair: nobody but this test reads them from outside. */
    private static Consumer<Map<String, String>> reader(String settings) {
        return environment -> {
            try {
                var from = Class.forName(settings).getDeclaredMethod("from", Map.class);
                from.setAccessible(true);
                from.invoke(null, environment);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof InvalidSettings invalid ? invalid : new IllegalStateException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Remembers what it is asked for. */
    private static final class Environment extends AbstractMap<String, String> {
        private final Set<String> asked;
        private final String claimsFallback;

        Environment(Set<String> asked, String claimsFallback) {
            this.asked = asked;
            this.claimsFallback = claimsFallback;
        }

        @Override
        public @Nullable String get(@Nullable Object name) {
            asked.add(String.valueOf(name));
            return "CLAIMS_FALLBACK".equals(name) ? claimsFallback : null;
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return Set.of();
        }
    }
}
