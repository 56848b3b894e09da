package dev.switchboard.dm.people;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The people that bots know. Each change carries its job's id: made again, it changes nothing and gives its first result.
 * Whatever a registered person does notes what they are called now, and gives them their points of the day. Whoever writes
 * in private is there, and is answered again if they were gone.
 * Implementations are safe for use by several threads.
 */
public interface People {

    /**
     * Makes a person known to a bot, or welcomes them back.
     *
     * @param referrer who is said to have brought them: earns points if the person is new, and the bot knows the referrer
     */
    Recorded<Registration> register(JobId job, Contact contact, @Nullable Long referrer);

    /**
     * A person does what changes nothing else.
     *
     * @param effect what it is, a stable word
     */
    Recorded<Account> meet(JobId job, Contact contact, String effect);

    /**
     * A person chooses a language.
     *
     * @param language its code
     */
    Recorded<Account> chooseLanguage(JobId job, Contact contact, String language);

    /**
     * Asks how something is to be told to a person.
     *
     * @param group the group that it is about, or {@code null}
     */
    Recorded<Addressee> beginTelling(JobId job, long bot, long user, @Nullable Long group);

    /**
     * Notes that a person blocked a bot, deleted their account or came back; the newest fact stays, whatever comes later.
     *
     * @param at time of the fact, in whole seconds as Telegram's are
     * @param updateId orders facts of the same second
     */
    void setBlocked(JobId job, long bot, long user, boolean blocked, Instant at, long updateId);
}
