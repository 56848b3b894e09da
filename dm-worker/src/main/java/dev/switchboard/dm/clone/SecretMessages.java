package dev.switchboard.dm.clone;

import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;

/** Takes messages that hold a token out of the chat, where anybody who holds the phone could read them. */
public final class SecretMessages {
    private final InstantSource clock;

    /** Waits by the given clock. */
    public SecretMessages(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Deletes what a person sent; a bot may do that in private chats for 48 hours (Bot API, deleteMessage). It is done for one
     * who is known to be gone, too: nothing is written to them by that.
     */
    Deletion delete(Ask ask, TelegramGateway bot) {
        if (ask.message() == null) {
            return new Deletion.Stays();
        }
        var reply = bot.call(DeleteMessage.builder()
                .chatId(ask.chat())
                .messageId(ask.message())
                .build());
        if (reply instanceof TelegramReply.Rejected<?> rejected
                && rejected.reason() != RejectionReason.ALREADY_DELETED) {
            return new Deletion.Stays();
        }
        return Unsettled.outcome(reply, clock.instant())
                .<Deletion>map(Deletion.Open::new)
                .orElseGet(Deletion.Gone::new);
    }

    /** What came of a deletion. */
    sealed interface Deletion {
        /** The message is in the chat no more. */
        record Gone() implements Deletion {}

        /** The message is still there, because Telegram refused. */
        record Stays() implements Deletion {}

        /** Nobody can say yet, and the job goes on so. */
        record Open(Outcome outcome) implements Deletion {}
    }
}
