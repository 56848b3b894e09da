package dev.switchboard.dm.clone;

import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;

/** Takes messages that hold a token out of the chat, where anybody who holds the phone could read them. */
public final class SecretMessages {
    private final InstantSource clock;

    /** Waits by the given clock. */
    public SecretMessages(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Deletes what a person wrote; a bot may do that in private chats for 48 hours (Bot API, deleteMessage).
     *
     * @return how the job goes on if nobody can say whether it is deleted; empty if it is, or never can be
     */
    Optional<Outcome> delete(Ask ask, TelegramGateway bot) {
        if (ask.message() == null || ask.argument().isEmpty()) {
            return Optional.empty();
        }
        var reply = bot.call(DeleteMessage.builder()
                .chatId(ask.chat())
                .messageId(ask.message())
                .build());
        return Unsettled.outcome(reply, clock.instant());
    }
}
