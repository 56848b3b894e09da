package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** What can be done with the fleet's bots. */
@Command(
        name = "bots",
        description = "Looks after the bots: the main bot, and those that people brought.",
        subcommands = SyncBotsCommand.class)
public final class BotsCommand {
    /** Made by picocli. */
    public BotsCommand() {}
}
