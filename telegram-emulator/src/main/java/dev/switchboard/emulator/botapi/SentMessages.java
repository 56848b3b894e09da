package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.botapi.BotApi.Call;
import dev.switchboard.emulator.limit.Sending;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls the limits count, and as how many messages: those that send, copy and forward; edits, deletes, answers and
 * {@code sendChatAction} are free (Bots FAQ, "My bot is hitting limits", speaks of messages only).
 */
final class SentMessages {
    /** Methods that send many, with the parameter that lists them. */
    private static final Map<String, String> MANY =
            Map.of("copymessages", "message_ids", "forwardmessages", "message_ids", "sendmediagroup", "media");

    private SentMessages() {}

    static Optional<Sending> of(World world, Bot bot, Call call) {
        String method = call.method().toLowerCase(Locale.ROOT);
        boolean sends =
                method.startsWith("send") || method.startsWith("copymessage") || method.startsWith("forwardmessage");
        if (!sends || method.equals("sendchataction")) {
            return Optional.empty();
        }
        Parameters parameters = call.parameters();
        Optional<Group> group = group(world, parameters.text("chat_id"));
        return Optional.of(new Sending(
                bot.id(),
                group.map(found -> found.chat().id())
                        .orElseGet(() -> Parameters.leadingInteger(parameters.text("chat_id"))),
                group.filter(found -> !found.isChannel()).isPresent(),
                count(MANY.get(method) == null ? "" : parameters.text(MANY.get(method))),
                parameters.isTrue("allow_paid_broadcast")));
    }

    private static Optional<Group> group(World world, String chatId) {
        return chatId.startsWith("@")
                ? world.chats().findGroup(chatId.substring(1))
                : world.chats().findGroup(Parameters.leadingInteger(chatId));
    }

    private static int count(String list) {
        if (list.isEmpty()) {
            return 1;
        }
        try {
            JsonNode many = TelegramJson.parse(list);
            return Math.max(1, many.size());
        } catch (IOException e) {
            return 1;
        }
    }
}
