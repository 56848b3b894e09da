package dev.switchboard.local.command;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Parameters;

/** A command that tells a broadcast something, by a function of Postgres, and shows what came of it. */
abstract class BroadcastIdCommand extends SupabaseCommand {
    @Parameters(paramLabel = "ID", description = "The broadcast's id, as create and list show it.")
    private UUID id = new UUID(0, 0);

    private final String function;
    private final List<String> aims;

    /**
     * Calls the given function.
     *
     * @param aims the states in which the broadcast is then, the one that is meant first; none if all will do
     */
    BroadcastIdCommand(String function, String... aims) {
        this.function = function;
        this.aims = List.of(aims);
    }

    UUID id() {
        return id;
    }

    /** Returns the function's parameters. */
    Object arguments() {
        return Map.of("broadcast_id", id);
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var progress = show(deployment, terminal);
        if (!aims.isEmpty() && !aims.contains(progress.state())) {
            throw new InputException("It was not " + aims.getFirst() + ", because it is " + progress.state() + ".");
        }
        return 0;
    }

    /** Calls the function, and shows how far the broadcast is. */
    BroadcastProgress show(Deployment deployment, Terminal terminal) {
        var progress = BroadcastProgress.of(deployment.postgrest(), function, arguments());
        progress.lines().forEach(terminal::line);
        return progress;
    }
}
