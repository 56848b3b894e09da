package dev.switchboard.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one would write by hand to receive and delete, and nothing else: batches of ten, the next received while the last ones
 * are deleted, and as many requests under way as the work loop has: a receive and four deletes.
 */
final class BareLoop {
    private static final int DELETES = 4;

    private final Batches queue;

    BareLoop(Batches queue) {
        this.queue = queue;
    }

    /** Receives and deletes as many messages. */
    void run(int messages) throws InterruptedException {
        var deleted = new AtomicInteger();
        var deletes = new Semaphore(DELETES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int received = 0; received < messages; ) {
                var batch = queue.receive();
                received += batch.size();
                if (!batch.isEmpty()) {
                    deletes.acquire();
                    threads.execute(() -> {
                        deleted.addAndGet(queue.delete(batch));
                        deletes.release();
                    });
                }
            }
        }
        if (deleted.get() != messages) {
            throw new IllegalStateException("%d of %d messages were deleted".formatted(deleted.get(), messages));
        }
    }
}
