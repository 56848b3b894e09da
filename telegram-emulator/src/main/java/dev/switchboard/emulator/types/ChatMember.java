package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
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
        return new ChatMember(user, shown.status(), shown.fields(chat, canBeEdited));
    }

    /** Returns the fields that this status has beside user and status. */
    @JsonAnyGetter
    public Map<String, Object> fields() {
        return details;
    }
}
