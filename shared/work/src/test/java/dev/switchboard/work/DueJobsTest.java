package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueJobsTest {
    private final SpoiledQueues queues =
            new SpoiledQueues(new InMemoryQueues(InstantSource.fixed(Jobs.START), Duration.ofSeconds(30)));
    private final Queue<List<Integer>> due = new ArrayDeque<>();
    private PeriodicTask task;

    @BeforeEach
    void there_is_a_source() {
        task = new DueJobs(queues, new JobCodec(), InstantSource.fixed(Jobs.START)).task(new Numbers());
    }

    @Test
    void all_that_is_due_is_queued_at_once_however_many_pages_it_fills() {
        due.add(List.of(1, 2));
        due.add(List.of(3));

        task.task().run();

        assertThat(queues.depth(QueueName.DM_QUEUE_HIGH)).isEqualTo(3);
        assertThat(task.name()).isEqualTo("numbers");
    }

    @Test
    void what_the_queue_does_not_take_stops_nothing_else() {
        due.add(List.of(1, 2));
        due.add(List.of(3));
        queues.beforeSend = DueJobsTest::refuseTheSecond;

        task.task().run();

        assertThat(queues.depth(QueueName.DM_QUEUE_HIGH)).isEqualTo(2);
    }

    private static void refuseTheSecond(OutgoingMessage message) {
        if (message.body().contains("1/2")) {
            throw new QueueException(message.queue(), "send", true, "refused by the test");
        }
    }

    private final class Numbers implements DueJobs.Source<Integer> {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public Duration every() {
            return Duration.ofMinutes(1);
        }

        @Override
        public List<Integer> take() {
            var page = due.poll();
            return page == null ? List.of() : page;
        }

        @Override
        public JobEnvelope job(Integer number, Instant now) {
            return Jobs.envelope(1, number, Timing.startingAt(now));
        }
    }
}
