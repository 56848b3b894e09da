package dev.switchboard.local.command;

import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Parameters;

/** A command that tells a broadcast something, by a function of Postgres, and shows it. */
abstract class BroadcastIdCommand extends SupabaseCommand {
    @Parameters(paramLabel = "ID", description = "The broadcast's id, as create and list show it.")
    private UUID id = new UUID(0, 0);

    private final String function;

    BroadcastIdCommand(String function) {
        this.function = function;
    }

    UUID id() {
        return id;
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        BroadcastProgress.of(deployment.postgrest(), function, Map.of("broadcast_id", id))
                .lines()
                .forEach(terminal::line);
        return 0;
    }
}
