package dev.switchboard.emulator;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs that tests need and Maven does not bring. Where one cannot be had, its test is skipped and says why; where the
 * environment says {@code CI=true}, it fails, so that nobody takes a skipped test for a passed one.
 */
public final class ForeignTools {
    private final Map<String, String> environment;

    ForeignTools(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Returns those of this machine. */
    public static ForeignTools ofThisMachine() {
        return new ForeignTools(System.getenv());
    }

    /** Gives the test up unless all these programs are on the path. */
    public void require(String... programs) {
        for (String program : programs) {
            if (onPath(program).isEmpty()) {
                giveUp(program + " is not on the path");
            }
        }
    }

    /** Gives the test up: fails it under continuous integration, else skips it. */
    public void giveUp(String reason) {
        if ("true".equals(environment.get("CI"))) {
            fail("CI=true, so this test may not be skipped: " + reason);
        }
        abort("skipped: " + reason);
    }

    /** Finds a program: the one that a variable names, or else the first of these that is on the path. */
    Optional<Path> find(String variable, String... programs) {
        String named = environment.getOrDefault(variable, "");
        return named.isBlank() ? onPath(programs) : Optional.of(Path.of(named));
    }

    private Optional<Path> onPath(String... programs) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(programs).map(program -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
