package dev.switchboard.emulator;

import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.limit.RateLimit;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.VirtualTime;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the emulator as a program until it is told to end. */
@Command(
        name = "telegram-emulator",
        mixinStandardHelpOptions = true,
        description = "A stand-in Telegram: the Bot API, webhooks and simulated people on this machine.")
public final class EmulatorMain implements Callable<Integer> {
    private static final String LIMIT = "MESSAGES/SECONDS[/BURST]";

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "A name by which the control API may be called, beside localhost and addresses. Repeatable.")
    private Set<String> hostNames = new HashSet<>();

    @Option(names = "--port", defaultValue = "0", description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(
            names = "--bot",
            paramLabel = "ID:SECRET:USERNAME",
            description = "A bot: its token, a colon, its user name. Repeatable.")
    private List<String> bots = new ArrayList<>();

    @Option(
            names = "--no-limits",
            description = "Lets bots send as much as they like, but for what the next options say.")
    private boolean noLimits;

    @Option(
            names = "--chat-limit",
            paramLabel = LIMIT,
            description = "Messages to one chat; Telegram's is 1/1, with a burst of 5 here.")
    private @Nullable RateLimit chatLimit;

    @Option(names = "--group-limit", paramLabel = LIMIT, description = "Messages to one group; Telegram's is 20/60.")
    private @Nullable RateLimit groupLimit;

    @Option(names = "--bot-limit", paramLabel = LIMIT, description = "Messages of one bot; Telegram's is 30/1.")
    private @Nullable RateLimit botLimit;

    @Option(
            names = "--time",
            paramLabel = "INSTANT",
            description = "Where Telegram's time begins, such as 2026-01-01T00:00:00Z; now without it.")
    private @Nullable Instant start;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description =
                    "How fast Telegram's time runs: 0 stands still until the control API moves it (${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--kept-messages",
            defaultValue = "1000",
            description = "How many messages each chat keeps at least (${DEFAULT-VALUE}).")
    private int keptMessages = EmulatorOptions.KEPT_MESSAGES;

    @Option(
            names = "--kept-in-all",
            paramLabel = "MESSAGES",
            defaultValue = "500000",
            description =
                    "How many messages all chats keep together (${DEFAULT-VALUE}); the chats used last keep theirs.")
    private int keptInAll = EmulatorOptions.KEPT_IN_ALL;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "What tokens, invite links, first update ids and back-off come from; chance without it.")
    private @Nullable Long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private EmulatorMain() {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        CommandLine program = new CommandLine(new EmulatorMain()).registerConverter(RateLimit.class, RateLimit::parse);
        System.exit(program.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (keptMessages < 1 || keptInAll < 1) {
            throw new ParameterException(spec.commandLine(), "--kept-messages and --kept-in-all must be at least 1");
        }
        List<BotFather.Request> requests = bots.stream().map(this::request).toList();
        TelegramEmulator emulator = TelegramEmulator.start(
                new EmulatorOptions(host, port, hostNames, requests, time(), limits(), keptMessages, keptInAll, seed));
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            emulator.close();
            // a wanted end is no failure: without this a SIGTERM ends in 143
            Runtime.getRuntime().halt(0);
        }));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Telegram emulator ready at " + emulator.address());
        out.flush();
        never.await();
        return 0;
    }

    private RateLimits limits() {
        RateLimits usual = noLimits ? RateLimits.NONE : RateLimits.TELEGRAM;
        return new RateLimits(
                chatLimit == null ? usual.chat() : chatLimit,
                groupLimit == null ? usual.group() : groupLimit,
                botLimit == null ? usual.bot() : botLimit);
    }

    private VirtualTime time() {
        try {
            return start == null ? VirtualTime.fromNow(speed) : new VirtualTime(start, speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--time and --speed: " + e.getMessage(), e);
        }
    }

    private BotFather.Request request(String bot) {
        String[] parts = bot.split(":", -1);
        if (parts.length != 3 || !parts[0].matches("[1-9][0-9]{0,15}")) {
            throw new ParameterException(spec.commandLine(), "--bot must be ID:SECRET:USERNAME");
        }
        return new BotFather.Request(Long.valueOf(parts[0]), parts[0] + ":" + parts[1], parts[2], null, null);
    }
}
