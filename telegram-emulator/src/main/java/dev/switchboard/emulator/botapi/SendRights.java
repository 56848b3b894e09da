package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.Content;
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
    private static final SendRights TEXT = new SendRights(ChatPermission.CAN_SEND_MESSAGES, "text messages");
    private static final SendRights LOCATION = new SendRights(ChatPermission.CAN_SEND_MESSAGES, "locations");
    private static final SendRights CONTACT = new SendRights(ChatPermission.CAN_SEND_MESSAGES, "contacts");

    /** Returns what a bot must be allowed to send this. */
    static SendRights of(Content content) {
        return switch (content) {
            case Content.Media media -> new SendRights(media.kind().permission(), plural(media.kind()));
            case Content.Location _ -> LOCATION;
            case Content.Contact _ -> CONTACT;
            case Content.Text _,
                    Content.NewChatMembers _,
                    Content.LeftChatMember _,
                    Content.ManagedBotCreated _,
                    Content.NewChatTitle _,
                    Content.PinnedMessage _,
                    Content.MigrateToChatId _,
                    Content.MigrateFromChatId _ -> TEXT;
        };
    }

    private static String plural(MediaKind kind) {
        return switch (kind) {
            case PHOTO -> "photos";
            case DOCUMENT -> "documents";
            case VIDEO -> "videos";
            case AUDIO -> "music";
            case VOICE -> "voice notes";
            case VIDEO_NOTE -> "video notes";
            case ANIMATION -> "animations";
            case STICKER -> "stickers";
        };
    }

    /** Tells whether a bot may send this here. */
    boolean isGiven(Conversation conversation, Bot bot) {
        return !(conversation instanceof Group group) || group.isChannel() || group.permits(bot.user(), permission);
    }

    /** Refuses a bot that may not send this here. */
    void check(Conversation conversation, Bot bot) {
        if (!isGiven(conversation, bot)) {
            throw Refused.badRequest("not enough rights to send " + what + " to the chat");
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
