package dev.switchboard.local.command;

import picocli.CommandLine.Command;

/** Goes on with a paused broadcast, where it was. */
@Command(
        name = "resume",
        description = "Goes on with a paused broadcast, where it was.",
        footer = SupabaseCommand.EXIT_CODES)
public final class ResumeBroadcastCommand extends BroadcastIdCommand {
    /** Made by picocli. */
    public ResumeBroadcastCommand() {
        super("resume_broadcast", "resumed", "running", "scheduled");
    }
}
