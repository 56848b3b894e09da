package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** What can be done with the list of live people. */
@Command(
        name = "live-users",
        description = "Says who is live on Instagram: what people see who send /live to a bot.",
        subcommands = {PutLiveUsersCommand.class, ListLiveUsersCommand.class})
public final class LiveUsersCommand {
    /** Made by picocli. */
    public LiveUsersCommand() {}
}
