package dev.switchboard.queue;

import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.queue.sqs.LocalQueues;
import dev.switchboard.queue.sqs.SqsQueues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class SqsQueuesTest extends QueueContract<SqsQueues> {
    private final LocalQueues local;

    SqsQueuesTest(SqsPart sqs) {
        this.local = LocalQueues.create(sqs, QUEUES_VISIBILITY);
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Override
    SqsQueues queues() {
        return local.queues();
    }

    @Override
    void passVisibility() {
        // its own clock runs; a receive waits for it
    }
}
