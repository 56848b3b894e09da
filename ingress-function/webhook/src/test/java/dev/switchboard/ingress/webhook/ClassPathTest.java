package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library costs the function a part of its cold start: what comes with it is a decision. */
class ClassPathTest {
    private static final Path RESOLVED = Path.of("target/class-path.txt");
    private static final Path EXPECTED = Path.of("src/test/resources/class-path.txt");

    /** {@code group:artifact:type[:classifier]:version:scope}. */
    private static final Pattern ARTIFACT = Pattern.compile("\\s+[^:\\s]+:([^:]+):[^:]+:.*");

    @Test
    void the_function_carries_these_libraries_and_no_others() throws IOException {
        assertThat(resolved()).isEqualTo(Files.readAllLines(EXPECTED));
    }

    private static List<String> resolved() throws IOException {
        return Files.readAllLines(RESOLVED).stream()
                .map(ARTIFACT::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .sorted()
                .toList();
    }
}
