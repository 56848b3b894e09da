package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.time.Instant;

/** Finds the chat that a call names, and whether the bot may do there what it wants. */
final class ChatAccess {
    private ChatAccess() {}

    /** Returns a chat that the bot may write to (Bot API server, Client.cpp, check_chat and check_chat_access). */
    static Conversation toWrite(World world, Bot bot, Parameters parameters, Instant now) {
        Conversation conversation = toEdit(world, bot, parameters);
        if (conversation instanceof PrivateChat chat) {
            if (chat.isBlocked()) {
                throw Refused.forbidden("bot was blocked by the user");
            }
            if (!chat.isOpen(now)) {
                throw Refused.forbidden("bot can't initiate conversation with a user");
            }
        }
        return conversation;
    }

    /** Returns a chat in which the bot may change its own messages; a block does not matter for that. */
    static Conversation toEdit(World world, Bot bot, Parameters parameters) {
        String chatId = parameters.text("chat_id");
        if (chatId.isEmpty()) {
            throw Refused.badRequest("chat_id is empty");
        }
        if (chatId.startsWith("@")) {
            return inGroup(bot, world.findGroup(chatId.substring(1)).orElseThrow(ChatAccess::notFound));
        }
        long id = Parameters.leadingInteger(chatId);
        if (id < 0) {
            return inGroup(bot, world.findGroup(id).orElseThrow(ChatAccess::notFound));
        }
        User person = world.findPerson(id).orElseThrow(ChatAccess::notFound);
        if (!world.knows(bot, person)) {
            throw notFound();
        }
        return world.privateChat(bot, person);
    }

    private static Group inGroup(Bot bot, Group group) {
        ChatMember standing = group.member(bot.id()).orElseThrow(ChatAccess::notFound);
        if (standing.status().equals("kicked")) {
            throw Refused.forbidden("bot was kicked from the supergroup chat");
        }
        if (!standing.isPresent()) {
            throw Refused.forbidden("bot is not a member of the supergroup chat");
        }
        return group;
    }

    private static Refused notFound() {
        return Refused.badRequest("chat not found");
    }
}
