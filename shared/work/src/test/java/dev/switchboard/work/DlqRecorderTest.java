package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sweep records, and that it leaves the DLQ as it was. */
class DlqRecorderTest {
    private static final QueueName DLQ = QueueName.DM_QUEUE_DLQ;

    private final FakeTime time = new FakeTime();
    private final SpoiledQueues queues = new SpoiledQueues(new InMemoryQueues(time, Duration.ofSeconds(30)));
    private final List<DeadJob> recorded = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final DlqRecorder recorder = new DlqRecorder(DLQ, queues, this::record, time);
    private final List<Duration> waits = new ArrayList<>();
    private int calls;
    private int receives;

    @BeforeEach
    void waitNowhere() {
        queues.pollWait = wait -> {
            waits.add(wait);
            return Duration.ZERO;
        };
    }

    @Test
    void each_look_waits_so_that_sqs_asks_all_its_servers() {
        send(Jobs.message(7, 1), Map.of());
        recorder.sweep();

        assertThat(waits).hasSize(2).allMatch(Duration.ofSeconds(1)::equals);
    }

    @Test
    void what_sqs_moved_is_recorded_with_that_reason() {
        send(Jobs.message(7, 1), Map.of());
        recorder.sweep();

        assertThat(recorded).singleElement().satisfies(job -> {
            assertThat(job.letter().errorMessage()).isEqualTo("receive_count_exceeded");
            assertThat(job.letter().source()).isEqualTo("dm_queue_high");
            assertThat(job.queue()).isEqualTo(DLQ);
            assertThat(job.body()).contains("7/1");
        });
    }

    @Test
    void what_ingress_sent_is_recorded_with_its_own_reason() {
        var envelope = new JobEnvelope(
                JobId.ofUpdate(1, 5),
                Route.ofBot(1),
                Priority.HIGH,
                Timing.startingAt(Jobs.START),
                null,
                new Job.UnreadableUpdate(new RawJson("{\"reason\":\"too_deep\",\"body\":\"[[[\"}")));
        send(
                OutgoingMessage.first(envelope, new JobCodec()),
                new DeadLetter("ingress", "unreadable_update", "too_deep", "[]").attributes());
        time.advance(Duration.ofMinutes(1));
        recorder.sweep();

        assertThat(recorded).singleElement().satisfies(job -> {
            assertThat(job.letter()).isEqualTo(new DeadLetter("ingress", "unreadable_update", "too_deep", "[]"));
            assertThat(job.diedAt()).isEqualTo(Jobs.START);
        });
    }

    @Test
    void a_text_that_is_no_job_is_recorded_too() {
        send(new OutgoingMessage(DLQ, "not a job", "g", "d", Duration.ZERO, Map.of()), Map.of());
        recorder.sweep();

        assertThat(recorded)
                .singleElement()
                .satisfies(job -> assertThat(job.letter().source()).isEqualTo("dm_queue"));
    }

    @Test
    void a_sweep_looks_at_all_groups_and_hands_everything_back() {
        IntStream.range(0, 25).forEach(person -> send(Jobs.message(person, 1), Map.of()));
        recorder.sweep();

        assertThat(recorded).hasSize(25);
        assertThat(queues.receive(DLQ, 25, Duration.ZERO)).hasSize(25);
    }

    @Test
    void a_message_is_recorded_once_by_one_process() {
        send(Jobs.message(7, 1), Map.of());
        recorder.sweep();
        recorder.sweep();

        assertThat(calls).isEqualTo(1);
    }

    @Test
    void an_empty_dlq_is_not_received_from() {
        queues.beforeReceive = queue -> receives++;
        recorder.sweep();

        assertThat(receives).isZero();
    }

    @Test
    void one_message_that_the_store_refuses_does_not_keep_the_others_from_it() {
        IntStream.range(0, 3).forEach(person -> send(Jobs.message(person, 1), Map.of()));
        refused.add("1/1");
        recorder.sweep();
        assertThat(recorded).hasSize(2);

        refused.clear();
        recorder.sweep();
        assertThat(recorded).hasSize(3);
    }

    @Test
    void a_store_that_is_away_is_not_pressed_and_nothing_is_lost() {
        IntStream.range(0, 25).forEach(person -> send(Jobs.message(person, 1), Map.of()));
        refused.add("");
        recorder.sweep();
        assertThat(calls).isEqualTo(3);

        refused.clear();
        recorder.sweep();
        assertThat(recorded).hasSize(25);
    }

    @Test
    void a_sweep_comes_to_the_end_of_a_long_dlq() {
        IntStream.range(0, 2_500).forEach(person -> send(Jobs.message(person, 1), Map.of()));
        recorder.sweep();

        assertThat(recorded).hasSize(2_500);
    }

    @Test
    void a_dlq_with_nothing_new_is_left_alone_for_longer_and_longer() {
        send(Jobs.message(7, 1), Map.of());
        queues.beforeReceive = queue -> receives++;
        var sweptAfterMinutes = new ArrayList<Integer>();
        for (int minute = 0; minute < 64; minute++) {
            int before = receives;
            recorder.sweep();
            if (receives > before) {
                sweptAfterMinutes.add(minute);
            }
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(sweptAfterMinutes).containsExactly(0, 1, 3, 7, 15, 30, 45, 60);
    }

    @Test
    void a_new_message_is_recorded_by_the_next_sweep_however_long_the_rest_is() {
        send(Jobs.message(7, 1), Map.of());
        for (int minute = 0; minute < 20; minute++) {
            recorder.sweep();
            time.advance(Duration.ofMinutes(1));
        }
        send(Jobs.message(8, 1), Map.of());
        recorder.sweep();

        assertThat(recorded).hasSize(2);
    }

    private void record(DeadJob job) {
        calls++;
        if (refused.stream().anyMatch(job.body()::contains)) {
            throw new IllegalStateException("refused");
        }
        recorded.add(job);
    }

    private void send(OutgoingMessage message, Map<String, String> attributes) {
        queues.send(new OutgoingMessage(
                DLQ, message.body(), message.group(), message.deduplicationId(), Duration.ZERO, attributes));
    }
}
