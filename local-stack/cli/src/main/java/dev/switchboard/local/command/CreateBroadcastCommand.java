package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.sender.content.Content;
import dev.switchboard.sender.content.ContentReader;
import dev.switchboard.sender.content.ContentResult;
import dev.switchboard.sender.content.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a broadcast, which is sent when it is scheduled. */
@Command(
        name = "create",
        description = {
            "Makes a broadcast, and shows its id. Nothing is sent before it is scheduled; preview shows it to one chat.",
            "",
            "  switchboard broadcast create --bot 7000000001 --all --text '<b>Ann</b> is live' --parse-mode HTML"
        },
        footer = SupabaseCommand.EXIT_CODES)
public final class CreateBroadcastCommand extends SupabaseCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--bot", paramLabel = "BOT", required = true, description = "The id of the bot that sends it.")
    private long bot;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Targets targets = new Targets();

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Words content = new Words();

    @Option(
            names = "--priority",
            paramLabel = "WORD",
            defaultValue = "low",
            description = "low in bulk, high for a single urgent message (default: low).")
    private String priority = "";

    @Option(
            names = "--unknown",
            paramLabel = "WORD",
            defaultValue = "skip",
            description = {
                "What to do where nobody can tell whether the message arrived: skip, and a group may miss it; or resend,",
                "and it may come twice (default: skip)."
            })
    private String unknown = "";

    /** Made by picocli. */
    public CreateBroadcastCommand() {}

    /** Who gets it. */
    static final class Targets {
        @Option(names = "--all", required = true, description = "All groups that are active with the bot.")
        private boolean all;

        @Option(
                names = "--chats",
                paramLabel = "CHAT",
                required = true,
                split = ",",
                description = "These chats, by their ids.")
        private List<Long> chats = List.of();

        @Option(
                names = "--title-contains",
                paramLabel = "TEXT",
                required = true,
                description = "Active groups whose title has this in it, in any case.")
        private @Nullable String titleContains;

        @Option(
                names = "--active-since",
                paramLabel = "TIME",
                required = true,
                description = "Groups that became active at that time or later.")
        private @Nullable Instant activeSince;

        ObjectNode json() {
            var json = JSON.createObjectNode();
            if (all) {
                json.put("all", true);
            }
            if (!chats.isEmpty()) {
                var named = json.putArray("chats");
                chats.forEach(named::add);
            }
            Optional.ofNullable(titleContains).ifPresent(text -> json.put("title_contains", text));
            Optional.ofNullable(activeSince).ifPresent(time -> json.put("active_since", time.toString()));
            return json;
        }
    }

    /** What it says. */
    static final class Words {
        @Option(names = "--text", paramLabel = "TEXT", description = "The text, or the caption of the photo.")
        private @Nullable String text;

        @Option(names = "--photo", paramLabel = "URL", description = "An https address, or a file_id of Telegram's.")
        private @Nullable String photo;

        @Option(names = "--parse-mode", paramLabel = "MODE", description = "HTML or MarkdownV2 (default: plain text).")
        private @Nullable String parseMode;

        @Option(names = "--live-user", paramLabel = "NAME", description = "Whom it is about, by the Instagram name.")
        private @Nullable String liveUser;

        @Option(names = "--join-url", paramLabel = "URL", description = "Where a button JOIN LIVE leads.")
        private @Nullable String joinUrl;

        @Option(names = "--ban-button", description = "With a button BAN, for admins.")
        private boolean banButton;

        ObjectNode json() {
            var json = JSON.createObjectNode();
            Optional.ofNullable(text).ifPresent(value -> json.put("text", value));
            Optional.ofNullable(photo).ifPresent(value -> json.put("photo", value));
            Optional.ofNullable(parseMode).ifPresent(value -> json.put("parse_mode", value));
            Optional.ofNullable(liveUser).ifPresent(value -> json.put("live_user", value));
            Optional.ofNullable(joinUrl).ifPresent(value -> json.put("join_url", value));
            if (banButton) {
                json.put("ban_button", true);
            }
            return json;
        }
    }

    /** The function's parameters. */
    private record NewBroadcast(
            UUID broadcastId,
            long botId,
            ObjectNode content,
            ObjectNode targets,
            String priority,
            String unknownPolicy) {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var made = new NewBroadcast(UUID.randomUUID(), bot, checked(content.json()), targets.json(), priority, unknown);
        BroadcastProgress.of(deployment.postgrest(), "create_broadcast", made)
                .lines()
                .forEach(terminal::line);
        return 0;
    }

    /** Refuses now what the sender worker would refuse when the broadcast is due. */
    private static ObjectNode checked(ObjectNode content) {
        return switch (ContentReader.read(content)) {
            case Content _ -> content;
            case ContentResult.Refused(var refusals) ->
                throw new InputException(
                        refusals.stream().map(Refusal::sentence).collect(Collectors.joining(System.lineSeparator())));
        };
    }
}
