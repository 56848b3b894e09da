package dev.switchboard.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.process.AtomicFile;
import dev.switchboard.local.process.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which a stack keeps its state, {@code .switchboard/}.
 *
 * @param path absolute
 */
public record StackFolder(Path path) {
    /** The name under which the supervisor's process is remembered. */
    public static final String SUPERVISOR = "supervisor";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes the path absolute. */
    public StackFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Returns the file that tells programs what they need to know of a healthy stack. */
    public Path stackFile() {
        return path.resolve("stack.json");
    }

    /** Returns the log of a part. */
    public Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    /** Returns the folder for a part's data, or another part of the state. */
    public Path data(String name) {
        return path.resolve(name);
    }

    /** Returns the records of the stack's processes. */
    public ProcessRecords records() {
        return new ProcessRecords(path.resolve("run"));
    }

    /** Returns the supervisor's process, if it runs. */
    public Optional<ProcessHandle> supervisor() {
        return records().running(SUPERVISOR);
    }

    /** Returns the environment variables by which the stack's processes can be told from others. */
    public Map<String, String> marker() {
        return Map.of("SWITCHBOARD_STATE", path.toString());
    }

    /** Returns what the supervisor said last. */
    public Optional<StackStatus> status() {
        try {
            return Files.exists(statusFile())
                    ? Optional.of(JSON.readValue(statusFile().toFile(), StackStatus.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what an earlier supervisor said. */
    public void forgetStatus() {
        try {
            Files.deleteIfExists(statusFile());
            Files.deleteIfExists(stackFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void publish(StackStatus status) {
        AtomicFile.write(statusFile(), json(status));
    }

    void publish(Map<String, Object> stack) {
        AtomicFile.write(stackFile(), json(stack));
    }

    void withdraw() {
        try {
            Files.deleteIfExists(stackFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path statusFile() {
        return path.resolve("run").resolve("status.json");
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
