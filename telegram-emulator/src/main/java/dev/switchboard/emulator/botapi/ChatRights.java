package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;

/** What a bot may do in a chat to which it has access. */
final class ChatRights {
    private ChatRights() {}

    /**
     * Refuses what the bot may not send here (TDLib, DialogManager.cpp, can_send_message_to_dialog, and
     * MessageContent.cpp, can_send_message_content).
     *
     * @param what the kind of message, such as {@code text messages}
     */
    static void checkSend(Bot bot, Conversation conversation, ChatPermission permission, String what) {
        if (!(conversation instanceof Group group)) {
            return;
        }
        if (group.isChannel()) {
            if (!group.standing(bot.user()).may(AdministratorRight.CAN_POST_MESSAGES)) {
                throw Refused.badRequest("need administrator rights in the channel chat");
            }
        } else if (!group.permits(bot.user(), permission)) {
            throw Refused.badRequest("not enough rights to send " + what + " to the chat");
        }
    }

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
