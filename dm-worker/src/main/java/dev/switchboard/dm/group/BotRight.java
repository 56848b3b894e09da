package dev.switchboard.dm.group;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;

/** What a bot must be allowed to do in a group that it manages (Bot API, ChatMemberAdministrator). */
public enum BotRight {
    /** Without it Telegram tells of no join requests, and lets none be decided (Bot API, ChatJoinRequest). */
    CAN_INVITE_USERS,
    /** Without it nobody can be kicked (Bot API, banChatMember). */
    CAN_RESTRICT_MEMBERS,
    /** Without it only own messages can be deleted, and only for 48 hours (Bot API, deleteMessage). */
    CAN_DELETE_MESSAGES;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Returns Telegram's word for it, such as {@code can_invite_users}. */
    public String word() {
        return word;
    }

    /** Returns the rights that a bot lacks: all of them where it is no administrator. */
    public static Set<BotRight> missingTo(ChatMember bot) {
        var missing = EnumSet.allOf(BotRight.class);
        if (bot instanceof ChatMemberAdministrator administrator) {
            missing.removeIf(right -> right.isHeldBy(administrator));
        }
        return missing;
    }

    private boolean isHeldBy(ChatMemberAdministrator administrator) {
        // a right that Telegram does not mention is none
        return Boolean.TRUE.equals(
                switch (this) {
                    case CAN_INVITE_USERS -> administrator.getCanInviteUsers();
                    case CAN_RESTRICT_MEMBERS -> administrator.getCanRestrictMembers();
                    case CAN_DELETE_MESSAGES -> administrator.getCanDeleteMessages();
                });
    }
}
