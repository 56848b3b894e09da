package dev.switchboard.work.postgrest;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.work.PeriodicTask;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has been kept long enough; the retention stands in the function {@code purge_expired}. A worker calls it,
 * and not pg_cron, which is there on Supabase only.
 */
public final class Purge implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** Ten million rows; a purge that comes to this goes on in an hour. */
    private static final int MOST_CALLS = 1_000;

    private static final PostgrestFunction<Integer> PURGE_EXPIRED =
            PostgrestFunction.idempotent("purge_expired", Integer.class);

    private final PostgrestClient postgrest;

    private Purge(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    /** Returns the purge as a worker's task. */
    public static PeriodicTask hourly(PostgrestClient postgrest) {
        return new PeriodicTask("purge", EVERY, new Purge(postgrest));
    }

    /** Deletes until nothing is left to delete. */
    @Override
    public void run() {
        long total = 0;
        int purged = 1;
        for (int calls = 0; calls < MOST_CALLS && purged > 0; calls++) {
            purged = postgrest.call(PURGE_EXPIRED, Map.of());
            total += purged;
        }
        LOG.atInfo().addKeyValue("rows", total).log("purged");
    }
}
