package dev.switchboard.work;

import static org.awaitility.Awaitility.await;

/** Looks at threads. */
final class Threads {
    private Threads() {}

    /** Returns when a thread has got as far as it can without others. */
    static void awaitBlockedOrEnded(Thread thread) {
        await("thread waits or has ended").atMost(Jobs.PATIENCE).until(() -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED, TERMINATED -> true;
            case NEW, RUNNABLE -> false;
        });
    }
}
