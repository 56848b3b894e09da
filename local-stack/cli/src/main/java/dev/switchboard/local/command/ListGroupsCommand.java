package dev.switchboard.local.command;

import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the groups that bots manage. */
@Command(
        name = "list",
        description = "Shows the groups, what they are sent, and how many messages in a row failed there.",
        footer = SupabaseCommand.EXIT_CODES)
public final class ListGroupsCommand extends SupabaseCommand {
    private static final int PAGE = 500;
    private static final String ROW = "%-16s  %-12s  %-10s  %-10s  %-9s  %-8s  %s";

    @Option(names = "--bot", paramLabel = "BOT", description = "Only those of the bot with this id.")
    private @Nullable Long bot;

    /** Made by picocli. */
    public ListGroupsCommand() {}

    /** A row of {@code managed_groups}; its title is private. */
    private record Group(
            long chatId,
            long botId,
            String state,
            @Nullable String inactiveReason,
            boolean finalMessageAllowed,
            boolean textOnly,
            int sendFailures) {
        String row() {
            return ROW.formatted(
                    chatId,
                    botId,
                    state,
                    finalMessageAllowed ? "on" : "off",
                    textOnly ? "off" : "on",
                    sendFailures,
                    Optional.ofNullable(inactiveReason).orElse("-"));
        }
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var rows = deployment
                .postgrest()
                .from("managed_groups")
                .select(
                        "chat_id",
                        "bot_id",
                        "state",
                        "inactive_reason",
                        "final_message_allowed",
                        "text_only",
                        "send_failures");
        if (bot != null) {
            rows = rows.where(Filter.eq("bot_id", bot));
        }
        var groups = rows.orderBy(Order.asc("bot_id"), Order.asc("chat_id")).pages(Group.class, PAGE);
        if (!groups.hasNext()) {
            terminal.line("There are no groups: an admin sends /init in theirs.");
            return 0;
        }
        terminal.line(
                terminal.bold(ROW.formatted("CHAT", "BOT", "STATE", "BROADCASTS", "PHOTOS", "FAILURES", "ENDED BY")));
        groups.forEachRemaining(group -> terminal.line(group.row()));
        return 0;
    }
}
