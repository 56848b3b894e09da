package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** What can be done with broadcasts. */
@Command(
        name = "broadcast",
        description = "Sends messages to groups, and shows how far they are.",
        subcommands = {
            CreateBroadcastCommand.class,
            PreviewBroadcastCommand.class,
            ScheduleBroadcastCommand.class,
            PauseBroadcastCommand.class,
            ResumeBroadcastCommand.class,
            CancelBroadcastCommand.class,
            RecallBroadcastCommand.class,
            ShowBroadcastCommand.class,
            ListBroadcastsCommand.class
        })
public final class BroadcastCommand {
    /** Made by picocli. */
    public BroadcastCommand() {}
}
