package dev.switchboard.local.command;

import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a broadcast to one chat before the groups get it. */
@Command(
        name = "preview",
        description = "Sends what a broadcast says to one chat, at once, as a broadcast of its own.",
        footer = SupabaseCommand.EXIT_CODES)
public final class PreviewBroadcastCommand extends SupabaseCommand {
    @Parameters(paramLabel = "ID", description = "The broadcast's id, as create and list show it.")
    private UUID id = new UUID(0, 0);

    @Option(names = "--chat", paramLabel = "CHAT", required = true, description = "The id of a group, or of a person.")
    private long chat;

    /** Made by picocli. */
    public PreviewBroadcastCommand() {}

    /** The function's parameters. */
    private record Preview(UUID broadcastId, UUID previewId, long chatId) {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        BroadcastProgress.of(deployment.postgrest(), "preview_broadcast", new Preview(id, UUID.randomUUID(), chat))
                .lines()
                .forEach(terminal::line);
        return 0;
    }
}
