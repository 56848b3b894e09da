package dev.switchboard.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a part runs as an operating-system process, and how one sees that it answers.
 *
 * <p>Tests start it through {@link PartProcess}; a supervisor starts it as it likes.
 *
 * @param name the part's name in logs and lists, such as {@code redis}
 * @param command the program and its arguments
 * @param environment variables to add to the inherited ones
 * @param readiness asks the running process whether it answers
 */
public record PartCommand(String name, List<String> command, Map<String, String> environment, Readiness readiness) {
    /** Copies the list and the map. */
    public PartCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Returns a builder whose process appends both of its outputs to the given file. */
    public ProcessBuilder processBuilder(Path log) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }
}
