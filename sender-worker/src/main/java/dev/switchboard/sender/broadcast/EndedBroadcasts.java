package dev.switchboard.sender.broadcast;

import dev.switchboard.work.PeriodicTask;
import java.time.Duration;

/** Settles what waits of broadcasts that were cancelled or recalled, in pages, shared among all processes that do so. */
public final class EndedBroadcasts implements Runnable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Little enough for one statement, which Supabase ends after 8 s. */
    private static final int PAGE = 5_000;

    private final Broadcasts broadcasts;

    private EndedBroadcasts(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    /** Returns this as a worker's task. */
    public static PeriodicTask task(Broadcasts broadcasts) {
        return new PeriodicTask("ended_broadcasts", EVERY, new EndedBroadcasts(broadcasts));
    }

    /** Settles until nothing waits. */
    @Override
    public void run() {
        while (broadcasts.settleEnded(PAGE) > 0) {}
    }
}
