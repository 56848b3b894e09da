package dev.switchboard.bench;

import dev.switchboard.job.JobId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The jobs that deliveries made, compared with what they should have made: one for each update, however often it came.
 *
 * @param updates how many were delivered
 * @param missing the jobs that are not there
 * @param doubled the jobs that are there more than once
 */
record MadeJobs(long updates, Set<String> missing, Set<String> doubled) {
    /** Takes what updates made out of the stack's queue: those of these numbers, and no others are looked at. */
    static MadeJobs takenFrom(RunningStack stack, long firstId, long updates) {
        long bot = stack.bot();
        return compared(
                stack.takeJobs(),
                LongStream.range(firstId, firstId + updates)
                        .mapToObj(id -> JobId.ofUpdate(bot, id).value())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static MadeJobs compared(List<String> taken, Set<String> wanted) {
        var missing = new TreeSet<>(wanted);
        var doubled = new TreeSet<String>();
        taken.stream()
                .filter(wanted::contains)
                .filter(id -> !missing.remove(id))
                .forEach(doubled::add);
        return new MadeJobs(wanted.size(), missing, doubled);
    }

    /** Prints what was found, and returns whether each update made one job. */
    boolean judge() {
        Report.line("%d updates: %d without a job, %d with more than one"
                .formatted(updates, missing.size(), doubled.size()));
        return missing.isEmpty() && doubled.isEmpty();
    }
}
