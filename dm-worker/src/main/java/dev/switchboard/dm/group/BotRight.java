package dev.switchboard.dm.group;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;

/** What a bot must be allowed to do in a group that it manages (Bot API, ChatMemberAdministrator). */
public enum BotRight {
    /** Without it Telegram tells of no join requests, and lets none be decided (Bot API, ChatJoinRequest). */
    CAN_INVITE_USERS(ChatMemberAdministrator::getCanInviteUsers),
    /** Without it nobody can be kicked (Bot API, banChatMember). */
    CAN_RESTRICT_MEMBERS(ChatMemberAdministrator::getCanRestrictMembers),
    /** Without it only own messages can be deleted, and only for 48 hours (Bot API, deleteMessage). */
    CAN_DELETE_MESSAGES(ChatMemberAdministrator::getCanDeleteMessages);

    private final String word = name().toLowerCase(Locale.ROOT);
    private final Function<ChatMemberAdministrator, Boolean> holds;

    BotRight(Function<ChatMemberAdministrator, Boolean> holds) {
        this.holds = holds;
    }

    /** Returns Telegram's word for it, such as {@code can_invite_users}. */
    public String word() {
        return word;
    }

    /** Returns the rights that a bot lacks: all of them where it is no administrator. */
    static Set<BotRight> missingTo(ChatMember bot) {
        var missing = EnumSet.allOf(BotRight.class);
        if (bot instanceof ChatMemberAdministrator administrator) {
            // a right that Telegram does not mention is none
            missing.removeIf(right -> Boolean.TRUE.equals(right.holds.apply(administrator)));
        }
        return missing;
    }
}
