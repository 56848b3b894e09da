package dev.switchboard.work;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Queues in memory at whose door a test can stand: what it does first may fail, or take its time. */
final class SpoiledQueues implements JobSender, JobSource {
    private final InMemoryQueues queues;
    volatile Consumer<OutgoingMessage> beforeSend = message -> {};
    volatile Consumer<QueueName> beforeReceive = queue -> {};
    volatile UnaryOperator<Duration> pollWait = UnaryOperator.identity();
    volatile Runnable beforeDelete = () -> {};
    volatile Consumer<Duration> beforeHold = until -> {};

    SpoiledQueues(InMemoryQueues queues) {
        this.queues = queues;
    }

    @Override
    public String send(OutgoingMessage message) {
        beforeSend.accept(message);
        return queues.send(message);
    }

    /** Receives for as long as the queue itself says. */
    List<ReceivedMessage> receive(QueueName queue, int most, Duration wait) {
        beforeReceive.accept(queue);
        return queues.receive(queue, most, wait);
    }

    @Override
    public List<ReceivedMessage> receive(QueueName queue, int most, Duration wait, Duration visibility) {
        beforeReceive.accept(queue);
        return queues.receive(queue, most, pollWait.apply(wait), visibility);
    }

    @Override
    public List<ReceivedMessage> delete(Collection<ReceivedMessage> messages) {
        beforeDelete.run();
        return queues.delete(messages);
    }

    @Override
    public List<ReceivedMessage> hold(Collection<ReceivedMessage> messages, Duration until) {
        beforeHold.accept(until);
        return queues.hold(messages, until);
    }

    @Override
    public long depth(QueueName queue) {
        return queues.depth(queue);
    }
}
