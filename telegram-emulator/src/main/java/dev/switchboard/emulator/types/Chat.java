package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat, as a bot sees it: the private chat with a person has that person's id.
 *
 * @param allMembersAreAdministrators of a basic group only: whether members may do all there is to permit (Bot API
 *     server, Client.cpp, JsonChat)
 */
public record Chat(
        long id,
        ChatType type,
        @Nullable String title,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Boolean allMembersAreAdministrators) {

    private static final Set<ChatPermission> IN_BASIC_GROUPS =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(ChatPermission.CAN_MANAGE_TOPICS)));

    /** Returns the private chat with a person. */
    public static Chat privateChat(User person) {
        return new Chat(
                person.id(), ChatType.PRIVATE, null, person.username(), person.firstName(), person.lastName(), null);
    }

    /** Returns a basic group, a supergroup or a channel. */
    public static Chat group(long id, ChatType type, String title, @Nullable String username) {
        return new Chat(id, type, title, username, null, null, type == ChatType.GROUP ? true : null);
    }

    /** Returns this chat under another title. */
    public Chat titled(String newTitle) {
        return new Chat(id, type, newTitle, username, firstName, lastName, allMembersAreAdministrators);
    }

    /** Returns this chat with members who may do this; only basic groups show it. */
    public Chat permitting(Set<ChatPermission> permissions) {
        return type == ChatType.GROUP
                ? new Chat(id, type, title, username, firstName, lastName, permissions.containsAll(IN_BASIC_GROUPS))
                : this;
    }

    /** Returns which gifts a basic group takes, which is none; other chats tell it only when they are asked. */
    @JsonProperty("accepted_gift_types")
    public @Nullable Map<String, Boolean> acceptedGiftTypes() {
        return type == ChatType.GROUP ? GiftTypes.NONE : null;
    }
}
