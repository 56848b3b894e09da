package dev.switchboard.local.command;

import dev.switchboard.postgrest.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the latest broadcasts. */
@Command(name = "list", description = "Shows the latest broadcasts.", footer = SupabaseCommand.EXIT_CODES)
public final class ListBroadcastsCommand extends SupabaseCommand {
    private static final String ROW = "%-36s  %-9s  %-8s  %-20s  %s";

    @Option(names = "--most", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
    private int most;

    /** Made by picocli. */
    public ListBroadcastsCommand() {}

    /** A row of {@code broadcasts}. */
    private record Row(
            UUID id,
            String state,
            String priority,
            Instant createdAt,
            @Nullable UUID previewOf) {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var rows = deployment
                .postgrest()
                .from("broadcasts")
                .select("id", "state", "priority", "created_at", "preview_of")
                .orderBy(Order.desc("created_at"))
                .list(Row.class, most);
        if (rows.isEmpty()) {
            terminal.line("There are no broadcasts. Make one with ./switchboard broadcast create.");
            return 0;
        }
        terminal.line(terminal.bold(ROW.formatted("ID", "STATE", "PRIORITY", "MADE", "PREVIEW OF")));
        rows.forEach(row -> terminal.line(ROW.formatted(
                row.id(),
                row.state(),
                row.priority(),
                row.createdAt().truncatedTo(ChronoUnit.SECONDS),
                Objects.requireNonNullElse(row.previewOf(), ""))));
        return 0;
    }
}
