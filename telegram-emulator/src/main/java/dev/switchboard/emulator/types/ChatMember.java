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
        return new ChatMember(user, standing.status(), standing.fields(chat, canBeEdited));
    }

    /** Returns the fields that this status has beside user and status. */
    @JsonAnyGetter
    public Map<String, Object> fields() {
        return details;
    }
}
