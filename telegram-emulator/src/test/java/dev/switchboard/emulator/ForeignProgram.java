package dev.switchboard.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of another language, run to its end. */
public final class ForeignProgram {
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;

    /** Runs programs in this folder. */
    public ForeignProgram(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs a command to its end.
     *
     * @throws AssertionError if it does not end within two minutes
     */
    public Ended run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end, and said: " + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** How it ended, and all that it said. */
    public record Ended(int status, String output) {}
}
