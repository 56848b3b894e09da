package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.process.Termination;
import dev.switchboard.local.stack.ClaimsFallback;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.local.supervisor.StackStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the stack. */
@Command(
        name = "up",
        description = "Starts everything on this machine, then lets a simulated person talk to the bot.",
        footer = "Exit codes: 0 done, 1 the stack could not be started, 3 it runs already.")
public final class UpCommand implements Callable<Integer> {
    static final int FAILED = 1;
    static final int RUNS_ALREADY = 3;

    private static final String BOT_TOKEN_FILE = "--bot-token-file";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    @Option(names = "--detach", description = "Return when all is healthy, and play no sample.")
    private boolean detach;

    @Option(names = "--port", description = "The gateway's port; any free one if not given.")
    private int port;

    @Option(
            names = "--telegram-api",
            paramLabel = "URL",
            description = "Where the bots call the Bot API, in place of the emulator; no sample is played.")
    private @Nullable URI telegramApi;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The gateway's address as that Telegram reaches it, such as a tunnel's.")
    private @Nullable URI publicUrl;

    @Option(
            names = BOT_TOKEN_FILE,
            paramLabel = "FILE",
            defaultValue = "${env:BOT_TOKEN_FILE}",
            description = "Holds the token of the bot to run on that Telegram, readable by you alone; $BOT_TOKEN_FILE"
                    + " if not given.")
    private @Nullable Path botTokenFile;

    @Option(
            names = "--claims-fallback",
            paramLabel = "STORE",
            defaultValue = "${env:CLAIMS_FALLBACK:-dynamodb}",
            description = "Where the webhook claims updates while Redis is away: ${COMPLETION-CANDIDATES};"
                    + " $CLAIMS_FALLBACK, or dynamodb, if not given.")
    private ClaimsFallback claimsFallback = ClaimsFallback.DYNAMODB;

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public UpCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (publicUrl != null && telegramApi == null) {
            throw new ParameterException(
                    spec.commandLine(), "--public-url is for another Telegram; it needs --telegram-api.");
        }
        if (telegramApi == null && spec.commandLine().getParseResult().hasMatchedOption(BOT_TOKEN_FILE)) {
            throw new ParameterException(
                    spec.commandLine(), "--bot-token-file is for another Telegram; it needs --telegram-api.");
        }
        var terminal = Terminal.of(spec.commandLine().getOut());
        StackFolder folder = checkout.stack();
        Optional<ProcessHandle> running = folder.supervisor();
        if (running.isPresent()) {
            terminal.line("Switchboard runs already (supervisor "
                    + running.get().pid() + "). See ./switchboard status; stop it with ./switchboard down.");
            return RUNS_ALREADY;
        }
        folder.forgetStatus();
        Process supervisor = launch(new SupervisorLauncher(checkout.root(), folder), terminal);
        StackStatus status = follow(supervisor, folder, terminal);
        if (status.phase() != StackStatus.Phase.HEALTHY) {
            new FailedStart(status).show(terminal);
            Termination.awaitGone(List.of(supervisor.toHandle()), STOP_LIMIT);
            return FAILED;
        }
        JsonNode stack = new ObjectMapper().readTree(folder.stackFile().toFile());
        if (!detach && telegramApi == null) {
            new SampleConversation(stack, terminal).play();
        }
        new Addresses(stack, terminal).show(detach, telegramApi == null);
        return detach ? 0 : supervisor.waitFor();
    }

    private List<String> options() {
        var options =
                new ArrayList<>(List.of("--port", Integer.toString(port), "--claims-fallback", claimsFallback.word()));
        if (telegramApi != null) {
            options.addAll(List.of("--telegram-api", telegramApi.toString()));
        }
        if (publicUrl != null) {
            options.addAll(List.of("--public-url", publicUrl.toString()));
        }
        // exported for another Telegram, it is of no account to the emulated one
        if (botTokenFile != null && telegramApi != null) {
            options.addAll(List.of(BOT_TOKEN_FILE, botTokenFile.toAbsolutePath().toString()));
        }
        if (!detach) {
            options.addAll(
                    List.of("--owner", Long.toString(ProcessHandle.current().pid())));
        }
        return options;
    }

    /** Shows the start until the stack is healthy or given up. */
    private static StackStatus follow(Process supervisor, StackFolder folder, Terminal terminal)
            throws InterruptedException {
        var progress = new StartProgress(terminal);
        long begin = System.nanoTime();
        while (true) {
            boolean alive = supervisor.isAlive();
            Optional<StackStatus> status = folder.status();
            status.ifPresent(current -> progress.show(current, Duration.ofNanos(System.nanoTime() - begin)));
            boolean settled = status.filter(current -> current.phase() != StackStatus.Phase.STARTING)
                    .isPresent();
            if (settled || !alive) {
                return status.orElse(new StackStatus(StackStatus.Phase.FAILED, null, List.of()));
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private Process launch(SupervisorLauncher launcher, Terminal terminal) throws IOException {
        if (detach) {
            return launcher.launch(options());
        }
        var owned = new OwnedProcess(STOP_LIMIT, () -> terminal.line("Stopping ..."));
        // first: Ctrl-C may come while the supervisor is being started
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(owned::stop));
        return owned.start(() -> launcher.launch(options()));
    }
}
