package dev.switchboard.emulator.types;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a member who is no administrator may do, in the order in which Telegram shows it (Bot API, ChatPermissions; Bot
 * API server, Client.cpp, json_store_permissions).
 */
public enum ChatPermission {
    CAN_SEND_MESSAGES,
    CAN_SEND_AUDIOS,
    CAN_SEND_DOCUMENTS,
    CAN_SEND_PHOTOS,
    CAN_SEND_VIDEOS,
    CAN_SEND_VIDEO_NOTES,
    CAN_SEND_VOICE_NOTES,
    CAN_SEND_POLLS,
    CAN_SEND_OTHER_MESSAGES,
    CAN_ADD_WEB_PAGE_PREVIEWS,
    CAN_REACT_TO_MESSAGES,
    CAN_EDIT_TAG,
    CAN_CHANGE_INFO,
    CAN_INVITE_USERS,
    CAN_PIN_MESSAGES,
    CAN_MANAGE_TOPICS;

    /** Files of any kind; the old {@code can_send_media_messages} stands for one or all of them. */
    public static final Set<ChatPermission> MEDIA = Set.copyOf(EnumSet.range(CAN_SEND_AUDIOS, CAN_SEND_VOICE_NOTES));

    /** All there are. */
    public static final Set<ChatPermission> ALL = Set.copyOf(EnumSet.allOf(ChatPermission.class));

    /** Returns Telegram's word for it, such as {@code can_send_photos}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the permissions that these words name.
     *
     * @throws IllegalArgumentException if there is no such permission
     */
    public static Set<ChatPermission> of(Iterable<String> words) {
        Set<ChatPermission> permissions = EnumSet.noneOf(ChatPermission.class);
        for (String word : words) {
            permissions.add(Arrays.stream(values())
                    .filter(permission -> permission.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no permission " + word)));
        }
        return permissions;
    }

    /** Returns the fields of Telegram's ChatPermissions. */
    public static Map<String, Object> fields(Set<ChatPermission> permissions) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (ChatPermission permission : values()) {
            fields.put(permission.word(), permissions.contains(permission));
            if (permission == CAN_SEND_MESSAGES) {
                fields.put("can_send_media_messages", MEDIA.stream().anyMatch(permissions::contains));
            }
        }
        return fields;
    }
}
