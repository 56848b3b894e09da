package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.job.JobId;
import java.util.List;
import java.util.Optional;

/**
 * The bots that people brought. Each change carries a job's id: made again, it changes nothing and gives its first result.
 * Implementations are safe for use by several threads.
 */
public interface Clones {

    /** A person brings a bot, or gives it another token. */
    Claim claim(JobId job, long owner, BotToken token, String username);

    /** What became of bringing a bot. */
    enum Claim {
        /** It is theirs, and at work once Telegram has taken its webhook. */
        GRANTED,
        /** It is one of the fleet's own. */
        FLEET,
        /** Somebody else brought it. */
        TAKEN,
        /** It is theirs, and an admin has put it aside. */
        SUSPENDED,
        /** They have as many as anybody may have. */
        TOO_MANY
    }

    /**
     * Telegram hands over a bot that a person made, or its new token.
     *
     * @param owner the person who made it, by Telegram's word
     */
    Renewal renew(JobId job, long owner, BotToken token, String username);

    /** What becomes of a token that Telegram hands over. */
    enum Renewal {
        /** The person has the bot here: it has the new token, and stays as it is. */
        RENEWED,
        /** It is known here, but not as theirs, or they have taken it back: nothing is changed. */
        LEFT,
        /** Nobody has brought it. */
        UNKNOWN
    }

    /** Returns the bots that a person has and has not taken back, oldest first. */
    List<CloneBot> of(long owner);

    /**
     * A person changes a bot of theirs.
     *
     * @return the bot as it is then; empty, and nothing is changed, if it is not theirs, or not theirs to change
     */
    Optional<CloneBot> change(JobId job, long owner, long bot, Change change);

    /** What people do with their bots. */
    enum Change {
        PAUSE,
        RESUME,
        REMOVE
    }
}
