package dev.switchboard.local.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a broadcast, now or later. */
@Command(
        name = "schedule",
        description = "Sends a broadcast, now or later; may be repeated with another time until it starts.",
        footer = SupabaseCommand.EXIT_CODES)
public final class ScheduleBroadcastCommand extends SupabaseCommand {
    @Parameters(paramLabel = "ID", description = "The broadcast's id, as create and list show it.")
    private UUID id = new UUID(0, 0);

    @Option(names = "--at", paramLabel = "TIME", description = "When, such as 2026-01-31T12:00:00Z (default: now).")
    private @Nullable Instant at;

    /** Made by picocli. */
    public ScheduleBroadcastCommand() {}

    /** The function's parameters. */
    private record Schedule(UUID broadcastId, @Nullable Instant at) {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        BroadcastProgress.of(deployment.postgrest(), "schedule_broadcast", new Schedule(id, at))
                .lines()
                .forEach(terminal::line);
        return 0;
    }
}
