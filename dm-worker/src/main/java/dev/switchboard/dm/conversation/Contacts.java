package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobEnvelope;
import java.time.Instant;
import java.util.Objects;
import org.telegram.telegrambots.meta.api.objects.User;

/** Reads who does something from what Telegram says. */
public final class Contacts {
    private Contacts() {}

    /** Returns who acts. */
    public static Contact of(JobEnvelope envelope, User user, Instant now) {
        return new Contact(
                envelope.route().bot(),
                user.getId(),
                Objects.requireNonNullElse(user.getFirstName(), ""),
                user.getLastName(),
                user.getUserName(),
                user.getLanguageCode(),
                now);
    }
}
