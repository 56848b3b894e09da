package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobEnvelope;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.User;

/** Reads who does something from what Telegram says, and when by this process's clock. */
public final class Contacts {
    private Contacts() {}

    /** Returns who acts, but not by a message in private. */
    public static Contact of(JobEnvelope envelope, User user, Instant now) {
        return of(envelope, user, now, null);
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
