package dev.switchboard.work;

import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.ReceivedMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Deletes messages in batches that form by themselves: while requests are under way, what comes meanwhile goes into the
 * next one. Nothing waits for a batch to fill. Safe for use by several threads.
 */
final class BatchedDeletes {
    /** Enough for a thousand deletes a second over a round trip of 40 ms. */
    private static final int MOST_REQUESTS_AT_ONCE = 4;

    private final JobSource source;
    private final Executor threads;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private int requests;

    /** The requests run on the given threads: a job that made them itself would make those of others without end. */
    BatchedDeletes(JobSource source, Executor threads) {
        this.source = source;
        this.threads = threads;
    }

    /** Deletes a message and returns whether it is gone. */
    boolean delete(ReceivedMessage message) {
        var mine = new Pending(message, new CompletableFuture<>());
        if (join(mine)) {
            threads.execute(this::deletePending);
        }
        return mine.gone.join();
    }

    /** Returns whether one more thread is to make requests: the first does, and another one for each full batch. */
    private synchronized boolean join(Pending one) {
        pending.add(one);
        boolean needed =
                requests == 0 || (requests < MOST_REQUESTS_AT_ONCE && pending.size() >= JobSource.LARGEST_BATCH);
        if (needed) {
            requests++;
        }
        return needed;
    }

    private void deletePending() {
        for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            deleteAll(batch);
        }
    }

    private synchronized List<Pending> nextBatch() {
        var batch = new ArrayList<Pending>(JobSource.LARGEST_BATCH);
        while (batch.size() < JobSource.LARGEST_BATCH && !pending.isEmpty()) {
            batch.add(pending.remove());
        }
        if (batch.isEmpty()) {
            requests--;
        }
        return batch;
    }

    private void deleteAll(List<Pending> batch) {
        try {
            var failed = new HashSet<>(
                    source.delete(batch.stream().map(Pending::message).toList()));
            batch.forEach(one -> one.gone.complete(!failed.contains(one.message)));
        } catch (Throwable e) {
            // whatever it was: those who wait must hear of it, and the next batch be made
            batch.forEach(one -> one.gone.completeExceptionally(e));
        }
    }

    private record Pending(ReceivedMessage message, CompletableFuture<Boolean> gone) {}
}
