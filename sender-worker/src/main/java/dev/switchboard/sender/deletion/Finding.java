package dev.switchboard.sender.deletion;

import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Telegram's answer to a deletion says about the messages. */
sealed interface Finding {

    /** It is decided. {@code words} is {@code null} where Telegram said no more than "done". */
    record Settled(Result result, @Nullable String words) implements Finding {}

    /** One of several may not be deleted, and so none was. */
    record TogetherRefused() implements Finding {}

    /** Not yet. */
    record Flooded(Duration retryAfter) implements Finding {}

    /** Telegram was not reached: certainly not done. */
    record NotSent(String detail) implements Finding {}

    /** The bot's token is dead: certainly not done. */
    record BotRefused() implements Finding {}

    /** It may have been done. */
    record InDoubt(String detail) implements Finding {}

    /**
     * Reads an answer.
     *
     * @param several whether the call was for more than one message
     */
    static Finding of(TelegramReply<Boolean> reply, boolean several) {
        return switch (reply) {
            case TelegramReply.Accepted<Boolean> _ -> done(several);
            case TelegramReply.FloodLimited<Boolean> flooded -> new Flooded(flooded.retryAfter());
            case TelegramReply.Rejected<Boolean> refusal -> ofRefusal(refusal.reason(), refusal.description(), several);
            case TelegramReply.Unreachable<Boolean> unreachable ->
                switch (unreachable.fault()) {
                    case NOT_CONNECTED -> new NotSent(unreachable.detail());
                    case RESULT_UNREADABLE -> done(several);
                    case NO_ANSWER, NOT_BOT_API, SERVER_ERROR -> new InDoubt(unreachable.detail());
                };
        };
    }

    /** Bot API, deleteMessages: "If some of the specified messages can't be found, they are skipped." */
    private static Finding done(boolean several) {
        return new Settled(
                Result.DELETED,
                several
                        ? "true, for several at once: some may have been gone before, of which Telegram says nothing"
                        : null);
    }

    private static Finding ofRefusal(RejectionReason reason, String words, boolean several) {
        return switch (reason) {
            case KICKED,
                    NOT_A_MEMBER,
                    GROUP_DELETED,
                    CHAT_NOT_FOUND,
                    MIGRATED,
                    BLOCKED,
                    USER_DEACTIVATED,
                    CONVERSATION_NOT_STARTED -> new Settled(Result.CHAT_NOT_FOUND, words);
            case NOT_ENOUGH_RIGHTS -> new Settled(Result.NOT_ENOUGH_RIGHTS, words);
            case UNAUTHORIZED, NOT_FOUND -> new BotRefused();
            default -> several ? new TogetherRefused() : ofOne(reason, words);
        };
    }

    private static Finding ofOne(RejectionReason reason, String words) {
        var result = switch (reason) {
            case ALREADY_DELETED -> Result.ALREADY_DELETED;
            case CANNOT_BE_DELETED -> Result.CANNOT_BE_DELETED;
            default -> Result.REFUSED;
        };
        return new Settled(result, words);
    }
}
