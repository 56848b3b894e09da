package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** Holds a broadcast: what is being sent goes out, nothing more. */
@Command(
        name = "pause",
        description = "Holds a broadcast: what is being sent goes out, nothing more.",
        footer = SupabaseCommand.EXIT_CODES)
public final class PauseBroadcastCommand extends BroadcastIdCommand {
    /** Made by picocli. */
    public PauseBroadcastCommand() {
        super("pause_broadcast", "paused");
    }
}
