package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** Takes a broadcast back: who did not get it yet never will, and who did loses it. */
@Command(
        name = "recall",
        description = {
            "Takes a broadcast back: who did not get it yet never will, and what was sent is deleted, also what is on its way",
            "now. The sender worker does it, at the pace of sending; show tells how far it is. What Telegram does not let go is",
            "tried anew when a broadcast is recalled again."
        },
        footer = SupabaseCommand.EXIT_CODES)
public final class RecallBroadcastCommand extends BroadcastIdCommand {
    /** Made by picocli. */
    public RecallBroadcastCommand() {
        super("recall_broadcast");
    }
}
