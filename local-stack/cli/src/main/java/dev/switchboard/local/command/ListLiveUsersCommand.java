package dev.switchboard.local.command;

import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows who is live. */
@Command(name = "list", description = "Shows who is live, and until when.", footer = SupabaseCommand.EXIT_CODES)
public final class ListLiveUsersCommand extends SupabaseCommand {
    private static final int PAGE = 500;
    private static final String ROW = "%-30s %9s  %-20s  %s";

    /** Made by picocli. */
    public ListLiveUsersCommand() {}

    /** A row of {@code live_users}. */
    private record LiveUser(
            String username,
            @Nullable Integer viewers,
            @Nullable Instant startedAt,
            Instant expiresAt) {
        String row() {
            return ROW.formatted(
                    username, orDash(viewers), orDash(startedAt), expiresAt.truncatedTo(ChronoUnit.SECONDS));
        }

        private static String orDash(@Nullable Object value) {
            return Optional.ofNullable(value).map(Object::toString).orElse("-");
        }
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var users = deployment
                .postgrest()
                .from("live_users")
                .select()
                .where(Filter.gt("expires_at", Instant.now()))
                .orderBy(Order.asc("username"))
                .pages(LiveUser.class, PAGE);
        if (!users.hasNext()) {
            terminal.line("Nobody is live.");
            return 0;
        }
        terminal.line(terminal.bold(ROW.formatted("USERNAME", "VIEWERS", "STARTED", "LIVE UNTIL")));
        users.forEachRemaining(user -> terminal.line(user.row()));
        return 0;
    }
}
