package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** Bans somebody live. */
@Command(
        name = "add",
        description = {
            "Bans somebody: broadcasts about them are skipped, and lists do not name them if the ban is for everywhere.",
            "",
            "  switchboard bans add 'spam_*'"
        },
        footer = SupabaseCommand.EXIT_CODES)
public final class AddBanCommand extends BanCommand {
    /** Made by picocli. */
    public AddBanCommand() {
        super("ban_live_user");
    }

    @Override
    String said(boolean changed) {
        return changed ? "is banned." : "was banned already.";
    }
}
