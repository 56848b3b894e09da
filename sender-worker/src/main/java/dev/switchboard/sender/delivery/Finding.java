package dev.switchboard.sender.delivery;

import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What Telegram's answer to a message says about it. */
sealed interface Finding {

    /**
     * It is there.
     *
     * @param message Telegram's id of it; {@code null} if the answer could not be read
     * @param at when Telegram took it, in whole seconds; {@code null} if that could not be read
     */
    record Arrived(@Nullable Integer message, @Nullable Instant at) implements Finding {
        /** Its answer could not be read. */
        static final Arrived UNREAD = new Arrived(null, null);

        static Arrived as(Message message) {
            var date = message.getDate();
            return new Arrived(message.getMessageId(), date == null ? null : Instant.ofEpochSecond(date));
        }
    }

    /** It is not, and never will be. */
    record Failed(String reason, String description, boolean faultOfGroup) implements Finding {}

    /** The chat takes no photos, or nobody takes this one: the text can still be sent. */
    record PhotoRefused(boolean faultOfGroup) implements Finding {}

    /** Not yet. */
    record Flooded(Duration retryAfter) implements Finding {}

    /** The group has another id now. */
    record Migrated(long to) implements Finding {}

    /** Telegram was not reached: certainly not sent. */
    record NotSent(String detail) implements Finding {}

    /** The bot's token is dead: certainly not sent, to nobody. */
    record BotRefused() implements Finding {}

    /** It may have been sent. */
    record InDoubt(String reason, String detail) implements Finding {}

    /**
     * Reads an answer.
     *
     * @param photo whether a photo was sent
     */
    static Finding of(TelegramReply<Message> reply, boolean photo) {
        return switch (reply) {
            case TelegramReply.Accepted<Message> accepted -> Arrived.as(accepted.result());
            case TelegramReply.FloodLimited<Message> flooded -> new Flooded(flooded.retryAfter());
            case TelegramReply.Rejected<Message> rejected -> ofRefusal(rejected, photo);
            case TelegramReply.Unreachable<Message> unreachable ->
                switch (unreachable.fault()) {
                    case NOT_CONNECTED -> new NotSent(unreachable.detail());
                    case RESULT_UNREADABLE -> Arrived.UNREAD;
                    case NO_ANSWER, NOT_BOT_API, SERVER_ERROR ->
                        new InDoubt(unreachable.fault().name().toLowerCase(Locale.ROOT), unreachable.detail());
                };
        };
    }

    private static Finding ofRefusal(TelegramReply.Rejected<Message> refusal, boolean photo) {
        var reason = refusal.reason();
        if (photo && (reason == RejectionReason.PHOTOS_FORBIDDEN || reason == RejectionReason.PHOTO_UNUSABLE)) {
            return new PhotoRefused(reason == RejectionReason.PHOTOS_FORBIDDEN);
        }
        return switch (reason) {
            case MIGRATED -> new Migrated(refusal.migratedTo().orElseThrow());
            case UNAUTHORIZED, NOT_FOUND -> new BotRefused();
            default -> {
                var word = reason.name().toLowerCase(Locale.ROOT);
                yield new Failed(word, refusal.description(), isFaultOfGroup(reason));
            }
        };
    }

    /** What only the group can mend; our own formatting, say, is none of its fault. */
    private static boolean isFaultOfGroup(RejectionReason reason) {
        return switch (reason) {
            case KICKED, NOT_A_MEMBER, GROUP_DELETED, CHAT_NOT_FOUND, NOT_ENOUGH_RIGHTS -> true;
            default -> false;
        };
    }
}
