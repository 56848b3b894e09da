package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of running and settling, on one thread and a clock that stands still. */
class LanesTest extends LanesFixture {
    @Test
    void a_done_job_is_deleted_and_its_slot_given_back() {
        queues.send(Jobs.message(7, 1));
        receiveAll();

        assertThat(ran).containsExactly("7/1");
        assertNothingLeft();
        assertThat(dead).isEmpty();
    }

    @Test
    void followers_wait_for_a_retried_head_and_keep_their_order_while_other_people_go_on() {
        failOnce("7/1");
        sendNumbered(7, 3);
        queues.send(Jobs.message(8, 1));
        receiveAll();

        assertThat(ran).containsExactly("7/1", "8/1");
        assertThat(slots.used()).isZero(); // a waiting lane holds no slot

        time.advance(Duration.ofSeconds(1));

        assertThat(ran).containsExactly("7/1", "8/1", "7/1", "7/2", "7/3");
        assertNothingLeft();
    }

    @Test
    void waits_grow_fourfold_and_a_failure_after_the_third_moves_the_job_to_the_dlq() {
        behaviour.put("7/1", () -> new Outcome.RetryLater(new IllegalStateException("store 42 is away")));
        sendNumbered(7, 2);
        receiveAll();
        time.advance(Duration.ofMillis(999));
        assertThat(ran).containsExactly("7/1");
        time.advance(Duration.ofMillis(1));
        assertThat(ran).containsExactly("7/1", "7/1");
        time.advance(Duration.ofSeconds(4));
        assertThat(ran).containsExactly("7/1", "7/1", "7/1");
        time.advance(Duration.ofSeconds(16));

        assertThat(ran).containsExactly("7/1", "7/1", "7/1", "7/1", "7/2"); // when the head dies, the next one runs
        assertNothingLeft();
        var buried = queues.receive(QueueName.DM_QUEUE_DLQ, 10, Duration.ZERO);
        assertThat(buried).hasSize(1);
        assertThat(buried.getFirst().attributes())
                .containsEntry(DeadLetter.SOURCE_QUEUE, "dm_queue_high")
                .containsEntry(DeadLetter.ERROR_CLASS, "IllegalStateException")
                .containsEntry(DeadLetter.ERROR_MESSAGE, "java.lang.IllegalStateException: store 42 is away")
                .containsKey(DeadLetter.FINGERPRINT);
        assertThat(buried.getFirst().attributes().get(DeadLetter.ATTEMPTS))
                .contains("\"worker\":\"test-worker\"")
                .contains(
                        "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "2026-01-01T00:00:05Z", "2026-01-01T00:00:21Z");
        assertThat(dead).singleElement().satisfies(job -> {
            assertThat(job.messageId()).isEqualTo(buried.getFirst().messageId());
            assertThat(job.queue()).isEqualTo(QueueName.DM_QUEUE_DLQ);
        });
    }

    @Test
    void what_a_worker_throws_is_a_failed_attempt() {
        behaviour.put("7/1", () -> {
            throw new IllegalArgumentException("odd input");
        });
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(Duration.ofSeconds(21));

        assertThat(ran).hasSize(4);
        assertThat(events.told).containsExactly("retry", "retry", "retry", "retry", "died IllegalArgumentException");
    }

    @Test
    void a_job_that_no_attempt_can_help_is_buried_at_once_and_the_next_one_runs() {
        behaviour.put("7/1", () -> new Outcome.Bury("unreadable_update", "no chat"));
        sendNumbered(7, 2);
        receiveAll();

        assertThat(ran).containsExactly("7/1", "7/2");
        assertThat(events.told).containsExactly("bury", "died unreadable_update", "done");
        assertThat(dead).singleElement().satisfies(job -> {
            assertThat(job.letter().errorClass()).isEqualTo("unreadable_update");
            assertThat(job.letter().errorMessage()).isEqualTo("no chat");
            assertThat(job.letter().attempts())
                    .isEqualTo("[{\"at\":\"2026-01-01T00:00:00Z\",\"worker\":\"test-worker\",\"error\":\"no chat\"}]");
        });
        assertThat(queues.depth(QueueName.DM_QUEUE_DLQ)).isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void a_job_without_a_worker_here_dies_with_that_reason() {
        var envelope = Jobs.envelope(7, 1, Timing.startingAt(Jobs.START));
        var callback = new Job.ProcessCallback(envelope.job().payload());
        queues.send(Jobs.sent(new JobEnvelope(
                envelope.id(), envelope.route(), envelope.priority(), envelope.timing(), null, callback)));
        receiveAll();

        assertThat(dead).singleElement().satisfies(job -> {
            assertThat(job.letter().errorClass()).isEqualTo("no_worker");
            assertThat(job.letter().errorMessage()).isEqualTo("no worker here for process_callback");
        });
    }

    @Test
    void an_unreadable_job_goes_to_the_dlq_with_the_reason_and_the_next_one_runs() {
        queues.send(new OutgoingMessage(QUEUE, "{\"v\":99}", "1:u7", "x", Duration.ZERO, Map.of()));
        queues.send(Jobs.message(7, 1));
        receiveAll();

        assertThat(ran).containsExactly("7/1");
        assertThat(queues.receive(QueueName.DM_QUEUE_DLQ, 1, Duration.ZERO))
                .singleElement()
                .satisfies(message -> assertThat(message.attributes())
                        .containsEntry(DeadLetter.ERROR_CLASS, "unreadable_job")
                        .containsEntry(DeadLetter.ERROR_MESSAGE, "unknown envelope version 99"));
        assertNothingLeft();
    }

    @Test
    void a_deferred_job_uses_up_no_attempt() {
        var asked = new int[1];
        behaviour.put(
                "7/1",
                () -> asked[0]++ < 5
                        ? new Outcome.Defer(time.instant().plusSeconds(10), "chat_paused")
                        : new Outcome.Done());
        queues.send(Jobs.message(7, 1));
        receiveAll();
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(10));
            holdings.beat();
        }

        assertThat(ran).hasSize(6);
        assertThat(dead).isEmpty();
        assertNothingLeft();
    }

    @Test
    void an_expired_job_is_dropped_and_counted_and_one_of_the_future_waits() {
        queues.send(Jobs.sent(Jobs.envelope(7, 1, new Timing(Jobs.START, null, Jobs.START))));
        queues.send(Jobs.sent(Jobs.envelope(8, 1, new Timing(Jobs.START, Jobs.START.plusSeconds(5), null))));
        receiveAll();
        assertThat(ran).isEmpty();
        assertThat(events.told).contains("discarded expired");

        time.advance(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("8/1");
        assertNothingLeft();
    }

    @Test
    void a_waiting_job_is_kept_by_the_heartbeat() {
        deferOnce("7/1", Duration.ofSeconds(100));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        for (int i = 0; i < 10; i++) {
            time.advance(Duration.ofSeconds(10));
            assertThat(queues.receive(QUEUE, 10, Duration.ZERO)).isEmpty();
            holdings.beat();
        }

        assertThat(ran).containsExactly("7/1", "7/1");
        assertNothingLeft();
    }

    @Test
    void a_job_that_is_no_longer_held_is_not_run_again_here_and_its_followers_go_back() {
        deferOnce("7/1", Duration.ofMinutes(1));
        sendNumbered(7, 2);
        receiveAll();
        time.advance(Duration.ofMinutes(1)); // no heartbeat

        assertThat(ran).containsExactly("7/1");
        assertThat(events.told).contains("lost");
        assertThat(holdings.size()).isZero();
        assertThat(queues.receive(QUEUE, 10, Duration.ZERO)).hasSize(2);
    }

    @Test
    void a_message_that_comes_again_while_it_is_held_goes_on_under_its_new_receipt() {
        deferOnce("7/1", Duration.ofSeconds(40));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(Duration.ofSeconds(31));
        receiveAll();
        time.advance(Duration.ofSeconds(9));

        assertThat(ran).containsExactly("7/1", "7/1");
        assertNothingLeft();
    }

    @Test
    void stopping_hands_back_what_waits_in_its_order() {
        failOnce("7/1");
        sendNumbered(7, 3);
        receiveAll();

        lanes.stop();
        assertThat(queues.receive(QUEUE, 10, Duration.ZERO)).isEmpty(); // a poll under way would only get them back
        lanes.handBack();

        assertThat(queues.receive(QUEUE, 10, Duration.ZERO))
                .extracting(ReceivedMessage::body)
                .satisfiesExactly(
                        first -> assertThat(first).contains("7/1"),
                        second -> assertThat(second).contains("7/2"),
                        third -> assertThat(third).contains("7/3"));
        time.advance(Duration.ofMinutes(1));
        assertThat(ran).containsExactly("7/1");
    }

    @Test
    void a_long_deferral_on_a_standard_queue_is_a_new_message_with_a_delay() {
        queues.send(new OutgoingMessage(STANDARD, Jobs.message(7, 1).body(), "1", "-", Duration.ZERO, Map.of()));
        deferOnce("7/1", Duration.ofMinutes(2));
        receiveAll(STANDARD, Priority.LOW);

        assertThat(holdings.size()).isZero();
        assertThat(queues.depth(STANDARD)).isEqualTo(1);
        time.advance(Duration.ofSeconds(119));
        assertThat(queues.receive(STANDARD, 1, Duration.ZERO)).isEmpty();
        time.advance(Duration.ofSeconds(1));
        receiveAll(STANDARD, Priority.LOW);
        assertThat(ran).containsExactly("7/1", "7/1");
    }
}
