package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobEnvelope;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;

/** Reads who does something from what Telegram says, and when by this process's clock. */
public final class Contacts {
    private Contacts() {}

    /** Returns who acts, but not by a message in private. */
    public static Contact of(JobEnvelope envelope, User user, Instant now) {
        return of(envelope, user, now, null);
    }

    /** Returns whether a person or bot has what the Bot API promises of each (User), and what is needed here. */
    public static boolean isWhole(@Nullable User user) {
        return user != null && user.getId() != null && user.getId() > 0 && user.getIsBot() != null;
    }

    /** Returns whether there is a message and it says which chat it stands in. */
    public static boolean isInChat(@Nullable MaybeInaccessibleMessage message) {
        return message != null && message.getChat() != null && message.getChat().getId() != null;
    }

    /** Returns who wrote in private, at Telegram's time of the message. */
    static Contact of(JobEnvelope envelope, User user, Instant now, @Nullable Instant wroteAt) {
        return new Contact(
                envelope.route().bot(),
                user.getId(),
                Objects.requireNonNullElse(user.getFirstName(), ""),
                user.getLastName(),
                user.getUserName(),
                user.getLanguageCode(),
                now,
                wroteAt);
    }
}
