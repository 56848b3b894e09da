package dev.switchboard.local.command;

import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes single messages from their chats. */
@Command(
        name = "delete",
        description = {
            "Deletes messages from their chats, and shows what became of each: deleted, already_deleted, too_old (Telegram lets",
            "bots delete for 48 hours), wrong_bot, not_enough_rights, chat_not_found, refused or unreachable, in Telegram's own",
            "words. The sender worker does it. A whole broadcast goes by ./switchboard broadcast recall.",
            "",
            "  switchboard sent delete DBG:7KQ2MX DBG:Z33WPA",
            "  switchboard sent delete --chat -1001234567890 --message 17,18"
        },
        footer = "Exit codes: 0 all are gone, 1 some are not or not yet, 2 wrong usage, 4 the stack is down.")
public final class DeleteSentCommand extends SupabaseCommand {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the sender worker, 0 not at all (default: 30).")
    private int waitSeconds;

    /** Made by picocli. */
    public DeleteSentCommand() {}

    /** Which messages. */
    static final class Which {
        @Parameters(paramLabel = "CODE", arity = "1..*", description = "Debug codes, with or without DBG: in front.")
        private List<String> codes = List.of();

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Places places;

        int count() {
            return places == null ? codes.size() : places.messages.size();
        }
    }

    /** Messages by their ids. */
    static final class Places {
        @Option(names = "--chat", paramLabel = "CHAT", required = true, description = "The chat's id.")
        private long chat;

        @Option(
                names = "--message",
                paramLabel = "MESSAGE",
                required = true,
                split = ",",
                description = "The messages' ids in that chat.")
        private List<Long> messages = List.of();

        @Option(names = "--bot", paramLabel = "BOT", description = "The bot that deletes (default: who sent it).")
        private @Nullable Long bot;
    }

    /** Where a message is, and who deletes it. */
    private record Place(long botId, long chatId, @Nullable Long messageId) {}

    /** A row of {@code message_deletions}. */
    private record Deletion(String result, @Nullable String description) {
        private static final List<String> GONE = List.of("deleted", "already_deleted");

        boolean isGone() {
            return GONE.contains(result);
        }

        boolean isOver() {
            return !result.equals("pending");
        }
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var places = wanted(deployment.postgrest());
        var deadline = Instant.now().plusSeconds(waitSeconds);
        boolean allGone = places.size() == which.count();
        for (var place : places) {
            var deletion = await(deployment.postgrest(), place, deadline);
            allGone &= deletion.isGone();
            terminal.line("%d/%d  %s%s"
                    .formatted(
                            place.chatId(),
                            place.messageId(),
                            deletion.result(),
                            Optional.ofNullable(deletion.description())
                                    .map(words -> "  " + words)
                                    .orElse("")));
        }
        return allGone ? 0 : 1;
    }

    /**
     * Wants all of them deleted before any is waited for: those of one chat go in one call. What is not known is said at once,
     * and stops none of the others.
     */
    private List<Place> wanted(PostgrestClient postgrest) {
        var places = new ArrayList<Place>();
        for (var code : which.codes.stream().map(SentMessage::code).toList()) {
            wanted(postgrest, "delete_sent_message", Map.of("debug_code", code.value()))
                    .filter(place -> place.messageId() != null)
                    .ifPresentOrElse(
                            places::add,
                            () -> complain("No message with the code " + code
                                    + " is known to be in a chat. See ./switchboard sent " + code + "."));
        }
        if (which.places != null) {
            for (long message : which.places.messages) {
                wanted(postgrest, "delete_message", new DeleteMessage(which.places.chat, message, which.places.bot))
                        .ifPresentOrElse(
                                places::add,
                                () -> complain("Message " + message
                                        + " is none that a bot is known to have sent there: say with --bot who deletes"
                                        + " it."));
            }
        }
        return places;
    }

    /** The function's parameters. */
    private record DeleteMessage(
            long chatId, long messageId, @Nullable Long botId) {}

    private static Optional<Place> wanted(PostgrestClient postgrest, String function, Object arguments) {
        return Arrays.stream(postgrest.call(PostgrestFunction.idempotent(function, Place[].class), arguments))
                .findFirst();
    }

    private static Deletion await(PostgrestClient postgrest, Place place, Instant deadline) {
        try {
            var deletion = look(postgrest, place);
            while (!deletion.isOver() && Instant.now().isBefore(deadline)) {
                Thread.sleep(LOOK_EVERY);
                deletion = look(postgrest, place);
            }
            return deletion;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return look(postgrest, place);
        }
    }

    private static Deletion look(PostgrestClient postgrest, Place place) {
        return postgrest
                .from("message_deletions")
                .select("result", "description")
                .where(Filter.eq("bot_id", place.botId()))
                .where(Filter.eq("chat_id", place.chatId()))
                .where(Filter.eq("message_id", String.valueOf(place.messageId())))
                .first(Deletion.class)
                .orElseThrow();
    }
}
