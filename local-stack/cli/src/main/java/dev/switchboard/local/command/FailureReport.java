package dev.switchboard.local.command;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.postgrest.PostgrestRefusedException;
import dev.switchboard.postgrest.PostgrestUnansweredException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Says in one line why a command failed, and has it exit with 1. */
public final class FailureReport implements IExecutionExceptionHandler {
    private static final int FAILED = 1;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Show where in the code an unexpected failure comes from.")
    private boolean stackTrace;

    /** Made with the command line that it reports for. */
    public FailureReport() {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        problems(failure).forEach(command.getErr()::println);
        if (stackTrace) {
            failure.printStackTrace(command.getErr());
        }
        return FAILED;
    }

    private static List<String> problems(Exception failure) {
        return switch (failure) {
            case InputException input -> List.of(String.valueOf(input.getMessage()));
            case InvalidSettings settings -> settings.problems();
            case PostgrestRefusedException refused -> List.of("Supabase refused it: " + refused.reason());
            case PostgrestUnansweredException unanswered ->
                List.of("Supabase did not answer: " + unanswered.getMessage());
            default -> List.of("It failed: " + words(failure) + ". With --stacktrace it shows where.");
        };
    }

    /** An exception's message is often nothing without its name: of a missing file it is the path. */
    private static String words(Exception failure) {
        var name = failure.getClass().getSimpleName();
        return Optional.ofNullable(failure.getMessage())
                .map(message -> name + ": " + message.lines().findFirst().orElse(""))
                .orElse(name);
    }
}
