package dev.switchboard.local.stack;

import dev.switchboard.local.supervisor.Session;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.local.supervisor.SupervisedRun;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The supervisor's process. {@code switchboard up} starts it, in a terminal session of its own. */
@Command(name = "supervisor", description = "Runs the local stack until it is asked to end.")
public final class SupervisorMain implements Callable<Integer> {
    @Option(names = "--root", required = true, description = "The checkout.")
    private Path root = Path.of(".");

    @Option(names = "--state", required = true, description = "The folder of the stack's state.")
    private Path state = Path.of(".switchboard");

    @Option(names = "--port", description = "The gateway's port, 0 for any free one.")
    private int port;

    @Option(names = "--telegram-api", description = "Where bots call the Bot API, in place of the emulator.")
    private @Nullable URI telegramApi;

    @Option(names = "--public-url", description = "The gateway's address as that Telegram reaches it.")
    private @Nullable URI publicUrl;

    @Option(names = "--bot-token-file", description = "Holds the token of the bot to run on that Telegram.")
    private @Nullable Path botTokenFile;

    @Option(names = "--claims-fallback", description = "Where updates are claimed while Redis is away.")
    private ClaimsFallback claimsFallback = ClaimsFallback.DYNAMODB;

    @Option(names = "--owner", description = "Stop when the process with this id ends.")
    private @Nullable Long owner;

    private SupervisorMain() {}

    /** Runs the stack. */
    public static void main(String[] args) {
        int exitCode = new CommandLine(new SupervisorMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
        // Not System.exit(): its shutdown hook would wait for this thread.
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public Integer call() throws InterruptedException {
        Session.detach();
        var folder = new StackFolder(state);
        var options = new StackOptions(
                root,
                port,
                Optional.ofNullable(telegramApi),
                Optional.ofNullable(publicUrl),
                Optional.ofNullable(botTokenFile),
                claimsFallback);
        var run = new SupervisedRun(folder, Optional.ofNullable(owner).flatMap(ProcessHandle::of));
        return run.run(() -> new LocalStack(options, folder)) ? 0 : 1;
    }
}
