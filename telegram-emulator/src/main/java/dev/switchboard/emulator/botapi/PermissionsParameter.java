package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatPermission;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Reads {@code permissions} (Bot API server, Client.cpp, get_chat_permissions). */
final class PermissionsParameter {
    private PermissionsParameter() {}

    /**
     * Returns what is permitted. Some permissions bring others along, unless {@code use_independent_chat_permissions}
     * is set; the old parameters {@code can_send_messages} and so on count where there is no object.
     */
    static Set<ChatPermission> read(Parameters parameters, boolean allowOldParameters) {
        boolean independent = parameters.isTrue("use_independent_chat_permissions");
        if (parameters.values().containsKey("permissions")) {
            return fromObject(object(parameters), independent);
        }
        return allowOldParameters ? fromOldParameters(parameters) : EnumSet.noneOf(ChatPermission.class);
    }

    private static JsonNode object(Parameters parameters) {
        JsonNode object;
        try {
            object = parameters
                    .json("permissions")
                    .orElseThrow(() -> Refused.badRequest("can't parse permissions JSON object"));
        } catch (IOException e) {
            throw Refused.badRequest("can't parse permissions JSON object");
        }
        if (!object.isObject()) {
            throw Refused.badRequest("object expected as permissions");
        }
        return object;
    }

    private static Set<ChatPermission> fromObject(JsonNode object, boolean independent) {
        Set<ChatPermission> permitted = EnumSet.noneOf(ChatPermission.class);
        for (ChatPermission permission : ChatPermission.values()) {
            if (isSet(object, permission.word())) {
                permitted.add(permission);
            }
        }
        boolean namesMedia = ChatPermission.MEDIA.stream().anyMatch(kind -> object.has(kind.word()));
        if (!namesMedia && isSet(object, "can_send_media_messages")) {
            permitted.addAll(ChatPermission.MEDIA);
            if (!independent) {
                permitted.add(ChatPermission.CAN_SEND_MESSAGES);
            }
        }
        follow(object, permitted, ChatPermission.CAN_MANAGE_TOPICS, ChatPermission.CAN_PIN_MESSAGES);
        follow(object, permitted, ChatPermission.CAN_EDIT_TAG, ChatPermission.CAN_PIN_MESSAGES);
        follow(object, permitted, ChatPermission.CAN_REACT_TO_MESSAGES, ChatPermission.CAN_SEND_MESSAGES);
        if (!independent) {
            bringAlong(permitted);
        }
        return permitted;
    }

    private static boolean isSet(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw Refused.badRequest("can't parse chat permissions: Field \"" + field + "\" must be of type Boolean");
        }
        return value.asBoolean();
    }

    /** A permission that the object does not mention is as another. */
    private static void follow(
            JsonNode object, Set<ChatPermission> permitted, ChatPermission absent, ChatPermission other) {
        if (!object.has(absent.word()) && permitted.contains(other)) {
            permitted.add(absent);
        }
    }

    private static void bringAlong(Set<ChatPermission> permitted) {
        if (permitted.contains(ChatPermission.CAN_SEND_OTHER_MESSAGES)
                || permitted.contains(ChatPermission.CAN_ADD_WEB_PAGE_PREVIEWS)) {
            permitted.addAll(ChatPermission.MEDIA);
            permitted.add(ChatPermission.CAN_SEND_MESSAGES);
        }
        if (permitted.contains(ChatPermission.CAN_SEND_POLLS)) {
            permitted.add(ChatPermission.CAN_SEND_MESSAGES);
        }
    }

    private static Set<ChatPermission> fromOldParameters(Parameters parameters) {
        Set<ChatPermission> permitted = EnumSet.noneOf(ChatPermission.class);
        boolean other = parameters.isTrue("can_send_other_messages");
        boolean previews = parameters.isTrue("can_add_web_page_previews");
        boolean media = parameters.isTrue("can_send_media_messages") || other || previews;
        boolean messages = parameters.isTrue("can_send_messages") || media;
        if (messages && media && other && previews) {
            return EnumSet.allOf(ChatPermission.class);
        }
        if (messages) {
            permitted.add(ChatPermission.CAN_SEND_MESSAGES);
            permitted.add(ChatPermission.CAN_REACT_TO_MESSAGES);
        }
        if (media) {
            permitted.addAll(ChatPermission.MEDIA);
        }
        if (other) {
            permitted.add(ChatPermission.CAN_SEND_OTHER_MESSAGES);
        }
        if (previews) {
            permitted.add(ChatPermission.CAN_ADD_WEB_PAGE_PREVIEWS);
        }
        return permitted;
    }
}
