package dev.switchboard.work.postgrest;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestException;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.work.PeriodicTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has been kept long enough; how long that is stands in the functions. A worker calls them, and not pg_cron,
 * which is there on Supabase only. Each is a call by itself: one that fails stops no other.
 */
public final class Purge implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** Little enough for one statement, which Supabase ends after 8 s. */
    private static final int PAGE = 10_000;

    /** Ten million rows; a purge that comes to this goes on in an hour. */
    private static final int MOST_CALLS = 1_000;

    /** In this order: a broadcast is purged when its deliveries are gone. */
    private static final List<PostgrestFunction<Integer>> PURGES = Stream.of(
                    "purge_claims",
                    "purge_effects",
                    "purge_point_jobs",
                    "purge_dead_jobs",
                    "purge_live_users",
                    "purge_live_views",
                    "purge_activity",
                    "purge_deliveries",
                    "purge_broadcasts")
            .map(name -> PostgrestFunction.idempotent(name, Integer.class))
            .toList();

    private final PostgrestClient postgrest;

    private Purge(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    /** Returns the purge as a worker's task. */
    public static PeriodicTask hourly(PostgrestClient postgrest) {
        return new PeriodicTask("purge", EVERY, new Purge(postgrest));
    }

    /** Deletes until nothing is left to delete; throws what a purge failed with when the others are done. */
    @Override
    public void run() {
        PostgrestException failure = null;
        for (var purge : PURGES) {
            try {
                run(purge);
            } catch (PostgrestException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void run(PostgrestFunction<Integer> purge) {
        long total = 0;
        int purged = 1;
        for (int calls = 0; calls < MOST_CALLS && purged > 0; calls++) {
            purged = postgrest.call(purge, Map.of("most", PAGE));
            total += purged;
        }
        if (total > 0) {
            LOG.atInfo()
                    .addKeyValue("purge", purge.name())
                    .addKeyValue("rows", total)
                    .log("purged");
        }
    }
}
