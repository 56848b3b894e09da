package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;

/** What a bot may do in a chat to which it has access. */
final class ChatRights {
    private ChatRights() {}

    /** Refuses with these words if the bot lacks a right. */
    static void check(Bot bot, Group group, AdministratorRight right, String refusal) {
        if (!group.standing(bot.user()).may(right)) {
            throw Refused.badRequest(refusal);
        }
    }

    /** Returns the supergroup or channel that a method wants. */
    static Group supergroupOrChannel(Conversation conversation) {
        if (conversation instanceof Group group && group.type() != ChatType.GROUP) {
            return group;
        }
        throw Refused.badRequest("method is available for supergroup and channel chats only");
    }
}
