package dev.switchboard.local.command;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how far a broadcast is. */
@Command(
        name = "show",
        description = "Shows how far a broadcast is: done, failed and skipped with their reasons, pace and time left.",
        footer = SupabaseCommand.EXIT_CODES)
public final class ShowBroadcastCommand extends SupabaseCommand {
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Parameters(paramLabel = "ID", description = "The broadcast's id, as create and list show it.")
    private UUID id = new UUID(0, 0);

    @Option(names = "--follow", description = "Show it again every two seconds, until it is over.")
    private boolean follow;

    /** Made by picocli. */
    public ShowBroadcastCommand() {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        try {
            while (true) {
                var progress =
                        BroadcastProgress.of(deployment.postgrest(), "broadcast_progress", Map.of("broadcast_id", id));
                progress.lines().forEach(terminal::line);
                if (!follow || progress.isOver()) {
                    return 0;
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
