package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;

/**
 * What a bot must be allowed to send something (TDLib, DialogManager.cpp, can_send_message_to_dialog;
 * MessageContent.cpp, can_send_message_content).
 *
 * @param permission what a member needs for it
 * @param what its plural, as the refusal names it
 */
record SendRights(ChatPermission permission, String what) {
    static final SendRights TEXT = new SendRights(ChatPermission.CAN_SEND_MESSAGES, "text messages");

    /** Returns what a bot must be allowed to send this kind of media. */
    static SendRights of(MediaKind kind) {
        return switch (kind) {
            case PHOTO -> new SendRights(ChatPermission.CAN_SEND_PHOTOS, "photos");
            case DOCUMENT -> new SendRights(ChatPermission.CAN_SEND_DOCUMENTS, "documents");
            case VIDEO -> new SendRights(ChatPermission.CAN_SEND_VIDEOS, "videos");
            case AUDIO -> new SendRights(ChatPermission.CAN_SEND_AUDIOS, "music");
            case VOICE -> new SendRights(ChatPermission.CAN_SEND_VOICE_NOTES, "voice notes");
            case VIDEO_NOTE -> new SendRights(ChatPermission.CAN_SEND_VIDEO_NOTES, "video notes");
            case ANIMATION -> new SendRights(ChatPermission.CAN_SEND_OTHER_MESSAGES, "animations");
            case STICKER -> new SendRights(ChatPermission.CAN_SEND_OTHER_MESSAGES, "stickers");
        };
    }

    /** Refuses a bot that may not send this here. */
    static void check(Conversation conversation, Bot bot, SendRights needed) {
        checkMayPost(conversation, bot);
        if (conversation instanceof Group group
                && !group.isChannel()
                && !group.permits(bot.user(), needed.permission)) {
            throw Refused.badRequest("not enough rights to send " + needed.what + " to the chat");
        }
    }

    /** Refuses a bot that may not post in this channel. */
    static void checkMayPost(Conversation conversation, Bot bot) {
        if (conversation instanceof Group group
                && group.isChannel()
                && !group.standing(bot.user()).may(AdministratorRight.CAN_POST_MESSAGES)) {
            throw Refused.badRequest("need administrator rights in the channel chat");
        }
    }
}
