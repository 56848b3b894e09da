package dev.switchboard.local.command;

import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a broadcast to one chat before the groups get it. */
@Command(
        name = "preview",
        description = "Sends what a broadcast says to one chat, at once, as a broadcast of its own.",
        footer = SupabaseCommand.EXIT_CODES)
public final class PreviewBroadcastCommand extends BroadcastIdCommand {
    @Option(names = "--chat", paramLabel = "CHAT", required = true, description = "The id of a group, or of a person.")
    private long chat;

    /** Made by picocli. */
    public PreviewBroadcastCommand() {
        super("preview_broadcast");
    }

    /** The function's parameters. */
    private record Preview(UUID broadcastId, UUID previewId, long chatId) {}

    @Override
    Object arguments() {
        return new Preview(id(), UUID.randomUUID(), chat);
    }
}
