package dev.switchboard.emulator.types;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an administrator may do, in the order in which Telegram shows it (Bot API, ChatAdministratorRights; which kind of
 * chat shows what: Bot API server, Client.cpp, json_store_administrator_rights).
 */
public enum AdministratorRight {
    CAN_MANAGE_CHAT,
    CAN_CHANGE_INFO,
    CAN_POST_MESSAGES,
    CAN_EDIT_MESSAGES,
    CAN_DELETE_MESSAGES,
    CAN_INVITE_USERS,
    CAN_RESTRICT_MEMBERS,
    CAN_PIN_MESSAGES,
    CAN_MANAGE_TOPICS,
    CAN_PROMOTE_MEMBERS,
    CAN_MANAGE_VIDEO_CHATS,
    CAN_POST_STORIES,
    CAN_EDIT_STORIES,
    CAN_DELETE_STORIES,
    CAN_MANAGE_DIRECT_MESSAGES,
    CAN_MANAGE_TAGS,
    IS_ANONYMOUS;

    private static final Set<AdministratorRight> IN_CHANNELS_ONLY =
            Collections.unmodifiableSet(EnumSet.of(CAN_POST_MESSAGES, CAN_EDIT_MESSAGES, CAN_MANAGE_DIRECT_MESSAGES));
    private static final Set<AdministratorRight> IN_GROUPS_ONLY =
            Collections.unmodifiableSet(EnumSet.of(CAN_PIN_MESSAGES, CAN_MANAGE_TOPICS, CAN_MANAGE_TAGS));

    /** Returns Telegram's word for it, such as {@code can_invite_users}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether administrators of such chats have or lack this right; elsewhere it is not mentioned. */
    public boolean isShownIn(ChatType type) {
        return switch (type) {
            case PRIVATE -> false;
            case GROUP -> !IN_CHANNELS_ONLY.contains(this) && this != CAN_MANAGE_TOPICS;
            case SUPERGROUP -> !IN_CHANNELS_ONLY.contains(this);
            case CHANNEL -> !IN_GROUPS_ONLY.contains(this);
        };
    }

    /**
     * Returns what of these rights means something in such a chat; any right brings the one to manage the chat (TDLib,
     * DialogParticipant.cpp, AdministratorRights).
     */
    public static Set<AdministratorRight> meantIn(ChatType type, Set<AdministratorRight> wanted) {
        Set<AdministratorRight> rights = EnumSet.noneOf(AdministratorRight.class);
        for (AdministratorRight right : wanted) {
            if (right.isShownIn(type) && (right != IS_ANONYMOUS || type != ChatType.CHANNEL)) {
                rights.add(right);
            }
        }
        if (!rights.isEmpty()) {
            rights.add(CAN_MANAGE_CHAT);
        }
        return rights;
    }

    /** Returns what an administrator of such a chat gets whose rights nobody chose. */
    public static Set<AdministratorRight> usualIn(ChatType type) {
        Set<AdministratorRight> usual = EnumSet.of(
                CAN_MANAGE_CHAT,
                CAN_CHANGE_INFO,
                CAN_POST_MESSAGES,
                CAN_EDIT_MESSAGES,
                CAN_DELETE_MESSAGES,
                CAN_INVITE_USERS,
                CAN_RESTRICT_MEMBERS,
                CAN_PIN_MESSAGES,
                CAN_MANAGE_VIDEO_CHATS);
        usual.removeIf(right -> !right.isShownIn(type));
        return usual;
    }

    /**
     * Returns the rights that these words name.
     *
     * @throws IllegalArgumentException if there is no such right
     */
    public static Set<AdministratorRight> of(Iterable<String> words) {
        Set<AdministratorRight> rights = EnumSet.noneOf(AdministratorRight.class);
        for (String word : words) {
            rights.add(Arrays.stream(values())
                    .filter(right -> right.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no right " + word)));
        }
        return rights;
    }
}
