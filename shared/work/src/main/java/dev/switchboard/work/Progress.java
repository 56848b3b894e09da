package dev.switchboard.work;

import java.time.Instant;

/** Whether a held job is settled or waits in this process. */
sealed interface Progress {

    /** Its message is gone from the queue, or is somebody else's. */
    record Settled() implements Progress {}

    /** It waits here, held on, until a moment. */
    record Waiting(Instant until) implements Progress {}
}
