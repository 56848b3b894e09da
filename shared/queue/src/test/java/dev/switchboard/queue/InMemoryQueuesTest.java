package dev.switchboard.queue;

import java.time.Instant;

class InMemoryQueuesTest extends QueueContract<InMemoryQueues> {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InMemoryQueues queues = new InMemoryQueues(() -> now, QUEUES_VISIBILITY);

    @Override
    InMemoryQueues queues() {
        return queues;
    }

    @Override
    void passVisibility() {
        now = now.plus(VISIBILITY);
    }
}
