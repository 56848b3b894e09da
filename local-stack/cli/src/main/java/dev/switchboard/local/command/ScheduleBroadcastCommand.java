package dev.switchboard.local.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends a broadcast, now or later. */
@Command(
        name = "schedule",
        description = "Sends a broadcast, now or later; may be repeated with another time until it starts.",
        footer = SupabaseCommand.EXIT_CODES)
public final class ScheduleBroadcastCommand extends BroadcastIdCommand {
    @Option(names = "--at", paramLabel = "TIME", description = "When, such as 2026-01-31T12:00:00Z (default: now).")
    private @Nullable Instant at;

    /** Made by picocli. */
    public ScheduleBroadcastCommand() {
        super("schedule_broadcast", "scheduled");
    }

    /** The function's parameters. */
    private record Schedule(UUID broadcastId, @Nullable Instant at) {}

    @Override
    Object arguments() {
        return new Schedule(id(), at);
    }
}
