package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** Ends a broadcast: who did not get it yet never will. */
@Command(
        name = "cancel",
        description = "Ends a broadcast: who did not get it yet never will.",
        footer = SupabaseCommand.EXIT_CODES)
public final class CancelBroadcastCommand extends BroadcastIdCommand {
    /** Made by picocli. */
    public CancelBroadcastCommand() {
        super("cancel_broadcast", "cancelled");
    }
}
