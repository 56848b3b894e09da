package dev.switchboard.local.command;

import dev.switchboard.postgrest.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows who is banned. */
@Command(name = "list", description = "Shows who is banned, where and by whom.", footer = SupabaseCommand.EXIT_CODES)
public final class ListBansCommand extends SupabaseCommand {
    private static final int PAGE = 500;
    private static final String ROW = "%-30s  %-16s  %-14s  %s";

    /** Made by picocli. */
    public ListBansCommand() {}

    /** A row of {@code live_bans}. */
    private record Ban(
            String name, @Nullable Long chatId, @Nullable Long bannedBy, Instant bannedAt) {
        String row() {
            return ROW.formatted(
                    name,
                    Optional.ofNullable(chatId).map(Object::toString).orElse("everywhere"),
                    Optional.ofNullable(bannedBy).map(admin -> "admin " + admin).orElse("operator"),
                    bannedAt.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var bans = deployment
                .postgrest()
                .from("live_bans")
                .select("name", "chat_id", "banned_by", "banned_at")
                .orderBy(Order.asc("name"), Order.asc("id"))
                .pages(Ban.class, PAGE);
        if (!bans.hasNext()) {
            terminal.line("Nobody is banned.");
            return 0;
        }
        terminal.line(terminal.bold(ROW.formatted("NAME", "WHERE", "BY", "SINCE")));
        bans.forEachRemaining(ban -> terminal.line(ban.row()));
        return 0;
    }
}
