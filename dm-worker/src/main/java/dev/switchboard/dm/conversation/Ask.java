package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.dm.text.Language;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * What a person asks of a bot in their private chat, by a command, by a button, or in words; or in a group by a button.
 *
 * @param envelope the job
 * @param contact who asks
 * @param chat where
 * @param argument what stands behind the command, or behind the colon of the button's data, or the whole of what is
 *     neither; possibly empty
 * @param message the command's message, or the one with the button; {@code null} if Telegram shows it no more
 * @param pressed whether a button was pressed: then the answer takes the place of its message
 * @param keyboard what stands under the message whose button was pressed
 */
public record Ask(
        JobEnvelope envelope,
        Contact contact,
        long chat,
        String argument,
        @Nullable Integer message,
        boolean pressed,
        @Nullable InlineKeyboardMarkup keyboard) {

    /** Returns the job's id. */
    public JobId job() {
        return envelope.id();
    }

    /** Returns the language to answer in: the one that was chosen, or the one that the person's app has. */
    public Language language(Account account) {
        return Language.ofCode(account.language()).orElseGet(() -> Language.detect(contact.languageCode()));
    }

    /** Returns an answer in the place of the message whose button was pressed, or else in a new message. */
    public Answer answer(String text, @Nullable InlineKeyboardMarkup keyboard) {
        return pressed && message != null
                ? new Answer.Edit(chat, message, text, keyboard)
                : new Answer.Write(chat, text, keyboard);
    }

    /** Says the ids only: what people write is private. */
    @Override
    public String toString() {
        return "Ask[" + envelope.id() + ", " + contact + "]";
    }
}
