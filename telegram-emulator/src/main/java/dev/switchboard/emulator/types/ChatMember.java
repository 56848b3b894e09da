package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.Map;

/** Someone's standing in a chat, as Telegram shows it; {@code details} are the further fields that the status has. */
public record ChatMember(
        User user, String status, @JsonIgnore Map<String, Object> details) {
    /**
     * Shows a standing.
     *
     * @param chat the kind of chat, which decides what rights there are
     * @param canBeEdited whether the one who is shown this may change an administrator's rights
     */
    public static ChatMember of(User user, Standing standing, ChatType chat, boolean canBeEdited) {
        // a basic group bans nobody: who was removed has left (TDLib, ChatManager.cpp, finish_get_chat_participant)
        Standing shown = chat == ChatType.GROUP && standing instanceof Standing.Banned ? Standing.left() : standing;
        return new ChatMember(user, shown.status(), details(shown, chat, canBeEdited));
    }

    private static Map<String, Object> details(Standing standing, ChatType chat, boolean canBeEdited) {
        return switch (standing) {
            case Standing.Creator owner -> ofOwner(owner);
            case Standing.Administrator administrator -> ofAdministrator(administrator, chat, canBeEdited);
            case Standing.Restricted restricted -> ofRestricted(restricted);
            case Standing.Banned(long untilDate) -> Map.of("until_date", untilDate);
            case Standing.Member _, Standing.Left _ -> Map.of();
        };
    }

    private static Map<String, Object> ofOwner(Standing.Creator owner) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (owner.customTitle() != null) {
            fields.put("custom_title", owner.customTitle());
        }
        fields.put("is_anonymous", owner.isAnonymous());
        return fields;
    }

    private static Map<String, Object> ofAdministrator(
            Standing.Administrator administrator, ChatType chat, boolean canBeEdited) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("can_be_edited", canBeEdited);
        for (AdministratorRight right : AdministratorRight.values()) {
            if (right.isShownIn(chat)) {
                fields.put(right.word(), administrator.may(right));
            }
        }
        fields.put("can_manage_voice_chats", administrator.may(AdministratorRight.CAN_MANAGE_VIDEO_CHATS));
        if (administrator.customTitle() != null) {
            fields.put("custom_title", administrator.customTitle());
        }
        return fields;
    }

    private static Map<String, Object> ofRestricted(Standing.Restricted restricted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("until_date", restricted.untilDate());
        fields.putAll(ChatPermission.fields(restricted.permissions()));
        fields.put("is_member", restricted.isMember());
        return fields;
    }

    /** Returns the fields that this status has beside user and status. */
    @JsonAnyGetter
    public Map<String, Object> fields() {
        return details;
    }
}
