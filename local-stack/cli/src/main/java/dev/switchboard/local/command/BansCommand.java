package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** What can be done with bans of live people. */
@Command(
        name = "bans",
        description = "Says of whom groups are told nothing, though they are live.",
        subcommands = {AddBanCommand.class, RemoveBanCommand.class, ListBansCommand.class})
public final class BansCommand {
    /** Made by picocli. */
    public BansCommand() {}
}
