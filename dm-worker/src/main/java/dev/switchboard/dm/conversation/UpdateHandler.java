package dev.switchboard.dm.conversation;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Does what is to be done about an update. It may do so again, and is safe for use by several threads. */
@FunctionalInterface
public interface UpdateHandler {

    /**
     * Does it.
     *
     * @param envelope of the job that the update makes
     */
    Outcome handle(Update update, JobEnvelope envelope);
}
