package dev.switchboard.telegram;

import java.io.Serializable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * The Bot API as one bot sees it.
 *
 * <p>Implementations are safe to share between threads and never let the bot's token out in a reply, an exception, a
 * log or {@code toString()}.
 */
public interface TelegramGateway {

    /**
     * Calls a method once, without repeating it, and waits for what comes of it.
     *
     * @return what Telegram answered, or that it did not; never {@code null}
     * @throws IllegalArgumentException if the method breaks a rule that TelegramBots checks before sending, such as a
     *     missing text: a fault of the caller, which no repeat can mend
     */
    <T extends Serializable> TelegramReply<T> call(BotApiMethod<T> method);

    /**
     * Sends a photo that Telegram has, or fetches by its address, once; under the same promise as {@link #call}.
     *
     * @param photo with a {@code file_id} or an address; an upload is read into memory whole
     */
    TelegramReply<Message> call(SendPhoto photo);
}
