package dev.switchboard.work;

import dev.switchboard.postgrest.PostgrestUnansweredException;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells what a worker throws because something else is away from what is the job's own fault. */
final class Fault {
    /** Causes may form a circle. */
    private static final int DEEPEST_CAUSE = 16;

    private Fault() {}

    /**
     * Returns what a throw comes to. Calls to Supabase carry the job's id and may be made again, so one that got no answer
     * is no reason to give the job up.
     */
    static Outcome outcomeOf(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(PostgrestUnansweredException.class::isInstance)
                .findFirst()
                .<Outcome>map(silence -> new Outcome.DependencyAway("supabase", String.valueOf(silence.getMessage())))
                .orElseGet(() -> new Outcome.RetryLater(thrown));
    }
}
