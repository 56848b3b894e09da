package dev.switchboard.local.command;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how far a broadcast is. */
@Command(
        name = "show",
        description = "Shows how far a broadcast is: done, failed and skipped with their reasons, pace and time left.",
        footer = SupabaseCommand.EXIT_CODES)
public final class ShowBroadcastCommand extends BroadcastIdCommand {
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Option(names = "--follow", description = "Show it again every two seconds, until it is over.")
    private boolean follow;

    /** Made by picocli. */
    public ShowBroadcastCommand() {
        super("broadcast_progress");
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        try {
            while (!show(deployment, terminal).isOver() && follow) {
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
