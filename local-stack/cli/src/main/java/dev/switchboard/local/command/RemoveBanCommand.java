package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** Takes a ban back. */
@Command(name = "remove", description = "Takes a ban back.", footer = SupabaseCommand.EXIT_CODES)
public final class RemoveBanCommand extends BanCommand {
    /** Made by picocli. */
    public RemoveBanCommand() {
        super("unban_live_user");
    }

    @Override
    String said(boolean changed) {
        return changed ? "is banned no more." : "was not banned. See ./switchboard bans list.";
    }
}
