package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Someone's standing in a chat; {@code details} are the further fields that the status has. */
public record ChatMember(
        User user, String status, @JsonIgnore Map<String, Object> details) {
    /** The rights an administrator can have in a supergroup. */
    public static final List<String> RIGHTS = List.of(
            "can_manage_chat",
            "can_change_info",
            "can_delete_messages",
            "can_invite_users",
            "can_restrict_members",
            "can_pin_messages",
            "can_manage_topics",
            "can_promote_members",
            "can_manage_video_chats",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "is_anonymous");

    /** What an administrator gets whose rights nobody chose. */
    public static final Set<String> USUAL_RIGHTS = Set.of(
            "can_manage_chat",
            "can_change_info",
            "can_delete_messages",
            "can_invite_users",
            "can_restrict_members",
            "can_pin_messages",
            "can_manage_video_chats");

    /** Returns the owner of a group. */
    public static ChatMember creator(User user) {
        return new ChatMember(user, "creator", Map.of("is_anonymous", false));
    }

    /**
     * Returns an administrator with these rights and no others.
     *
     * @throws IllegalArgumentException if there is no such right
     */
    public static ChatMember administrator(User user, Set<String> rights) {
        for (String right : rights) {
            if (!RIGHTS.contains(right)) {
                throw new IllegalArgumentException("there is no right " + right + "; there are " + RIGHTS);
            }
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("can_be_edited", false);
        for (String right : RIGHTS) {
            details.put(right, rights.contains(right));
        }
        details.put("can_manage_voice_chats", rights.contains("can_manage_video_chats"));
        return new ChatMember(user, "administrator", details);
    }

    /** Returns a plain member; also someone's standing in the private chat with a bot that is not blocked. */
    public static ChatMember member(User user) {
        return new ChatMember(user, "member", Map.of());
    }

    /** Returns one who is not in the chat and may come back. */
    public static ChatMember left(User user) {
        return new ChatMember(user, "left", Map.of());
    }

    /** Returns one who was removed for good; also a bot that a person blocked. */
    public static ChatMember kicked(User user) {
        return new ChatMember(user, "kicked", Map.of("until_date", 0));
    }

    /** Returns the fields that this status has beside user and status. */
    @JsonAnyGetter
    public Map<String, Object> fields() {
        return details;
    }

    /** Tells whether this one is in the chat. */
    @JsonIgnore
    public boolean isPresent() {
        return !status.equals("left") && !status.equals("kicked");
    }

    /** Tells whether this one owns or administers the chat. */
    @JsonIgnore
    public boolean isAdministrator() {
        return status.equals("creator") || status.equals("administrator");
    }

    /** Tells whether this one may do what the right allows; the owner may do everything. */
    public boolean may(String right) {
        return status.equals("creator") || Boolean.TRUE.equals(details.get(right));
    }
}
