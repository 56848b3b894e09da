package dev.switchboard.sender.deletion;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.work.DueJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The deleting in chats that have messages to delete; what a recall wants back is among them. */
final class DueDeletions implements DueJobs.Source<DueChat> {
    private static final int MOST_AT_ONCE = 500;

    /** Little enough for one statement, which Supabase ends after 8 s. */
    private static final int WANTED_AT_ONCE = 5_000;

    private final Deletions deletions;
    private final Duration stalled;

    DueDeletions(Deletions deletions, Duration stalled) {
        this.deletions = deletions;
        this.stalled = stalled;
    }

    @Override
    public String name() {
        return "due_deletions";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public List<DueChat> take() {
        deletions.wantRecalled(WANTED_AT_ONCE);
        var due = deletions.takeDue(MOST_AT_ONCE, stalled);
        while (due.chats().isEmpty() && due.messages() > 0) {
            due = deletions.takeDue(MOST_AT_ONCE, stalled);
        }
        return due.chats();
    }

    @Override
    public JobEnvelope job(DueChat due, Instant now) {
        var job = new Job.DeleteMessages(new RawJson("{}"));
        return new JobEnvelope(
                JobId.ofSchedule(job.kind().word() + ":" + due.botId() + ":" + due.chatId(), now),
                new Route(due.botId(), due.chatId(), null),
                job.kind().priority(),
                Timing.startingAt(now),
                null,
                job);
    }
}
