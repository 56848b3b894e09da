package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code scope} of the methods about commands (Bot API server, Client.cpp, get_bot_command_scope; TDLib,
 * BotCommandScope.cpp).
 */
final class CommandScope {
    private static final Set<String> WITHOUT_CHAT =
            Set.of("default", "all_private_chats", "all_group_chats", "all_chat_administrators");
    private static final Set<String> WITH_CHAT = Set.of("chat", "chat_administrators", "chat_member");

    private CommandScope() {}

    /** Returns the scope as one word, such as {@code chat_member -1001 77}. */
    static String read(World world, Bot bot, Parameters parameters) {
        JsonNode scope;
        try {
            scope = parameters.json("scope").orElse(null);
        } catch (IOException e) {
            throw Refused.badRequest("can't parse BotCommandScope JSON object");
        }
        if (scope == null) {
            return "default";
        }
        if (!scope.isObject()) {
            throw unreadable("BotCommandScope must be an Object");
        }
        String type = scope.path("type").asText("");
        if (type.isEmpty()) {
            throw unreadable("Can't find field \"type\"");
        }
        if (WITHOUT_CHAT.contains(type)) {
            return type;
        }
        if (!WITH_CHAT.contains(type)) {
            throw unreadable("Unsupported type specified");
        }
        return inChat(world, bot, type, scope);
    }

    private static String inChat(World world, Bot bot, String type, JsonNode scope) {
        String chatId = scope.path("chat_id").asText("");
        if (chatId.isEmpty()) {
            throw unreadable(scope.has("chat_id") ? "Empty chat_id specified" : "Can't find field \"chat_id\"");
        }
        long user = scope.path("user_id").asLong();
        if (type.equals("chat_member") && user <= 0) {
            throw unreadable("Invalid user_id specified");
        }
        Conversation conversation = ChatAccess.toRead(world, bot, new Parameters(Map.of("chat_id", chatId)));
        switch (conversation) {
            case PrivateChat _
            when !type.equals("chat") -> throw Refused.badRequest("can't use specified scope in private chats");
            case Group group
            when group.isChannel() -> throw Refused.badRequest("can't change commands in channel chats");
            case PrivateChat _, Group _ -> {}
        }
        String inThisChat = type + " " + conversation.chat().id();
        return type.equals("chat_member") ? inThisChat + " " + user : inThisChat;
    }

    private static Refused unreadable(String reason) {
        return Refused.badRequest("can't parse BotCommandScope: " + reason);
    }
}
