package dev.switchboard.ingress.webhook;

import org.jspecify.annotations.Nullable;

/**
 * The few fields of an update that decide where it goes.
 *
 * @param updateId Telegram's {@code update_id}
 * @param type the update's type, such as {@code message}; {@code none} if there is none
 * @param chat the chat's id
 * @param chatType {@code private}, {@code group}, {@code supergroup} or {@code channel}
 * @param from who did it
 * @param member whose membership changed
 * @param callbackQueryId the callback query's id
 * @param startsWithCommand whether a message's first entity is a command at its beginning
 * @param migration whether it is one of the two service messages of a migration to a supergroup
 */
record UpdateFacts(
        long updateId,
        String type,
        @Nullable Long chat,
        @Nullable String chatType,
        @Nullable Long from,
        @Nullable Long member,
        @Nullable String callbackQueryId,
        boolean startsWithCommand,
        boolean migration) {

    boolean isInPrivateChat() {
        return "private".equals(chatType);
    }

    boolean isInGroup() {
        return "group".equals(chatType) || "supergroup".equals(chatType);
    }
}
