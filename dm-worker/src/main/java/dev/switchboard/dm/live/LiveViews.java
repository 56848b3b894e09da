package dev.switchboard.dm.live;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobId;
import java.util.Optional;

/**
 * The lists of live people that were opened. Each change carries its job's id: made again, it changes nothing and gives its
 * first result. Implementations are safe for use by several threads.
 */
public interface LiveViews {

    /**
     * A person asks who is live: one point, unless nobody is, their points are unlimited, they paid for a list within the
     * last ten seconds, which it is then, or they are gone and are sent nothing.
     *
     * @param effect what they asked by: {@code live} or {@code check_live}
     */
    Recorded<Viewing> open(JobId job, Contact contact, String effect);

    /**
     * A person turns to a page of an open list, or looks at the same one again; this costs nothing.
     *
     * @param page beyond the last one it is the last one
     * @return empty if the list is not one that this person opened with this bot
     */
    Optional<Recorded<Viewing>> turn(JobId job, Contact contact, long view, int page);
}
