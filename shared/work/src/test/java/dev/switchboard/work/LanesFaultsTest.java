package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What goes wrong around a job strands neither it, nor its followers, nor its slot. */
class LanesFaultsTest extends LanesFixture {
    private static final Duration UNTIL_DEAD = Duration.ofSeconds(1 + 4 + 16);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void an_error_is_a_failed_attempt_and_does_not_stop_the_group() {
        behaviour.put("7/1", () -> {
            throw new OutOfMemoryError("no room for an update");
        });
        sendNumbered(7, 2);
        receiveAll();
        time.advance(UNTIL_DEAD);

        assertThat(ran).containsExactly("7/1", "7/1", "7/1", "7/1", "7/2");
        assertThat(dead).hasSize(1);
        assertNothingLeft();
    }

    @Test
    void an_undeclared_checked_exception_is_a_failed_attempt() {
        behaviour.put("7/1", () -> LanesFaultsTest.<RuntimeException>thrown(new Exception("undeclared")));
        sendNumbered(7, 2);
        receiveAll();
        time.advance(UNTIL_DEAD);

        assertThat(ran).endsWith("7/2");
        assertNothingLeft();
    }

    @Test
    void a_nameless_error_with_words_that_sqs_refuses_reaches_the_dlq() {
        behaviour.put("7/1", () -> {
            throw new IllegalStateException("\uFFFE \uD800 \0") {};
        });
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(UNTIL_DEAD);

        assertThat(buried().attributes().values()).allMatch(value -> value.matches("[\\x20-\\x7E]+"));
    }

    @Test
    void a_job_that_died_while_the_dlq_was_away_is_buried_for_its_own_error_without_another_run() {
        behaviour.put("7/1", () -> {
            throw new IllegalArgumentException("odd input");
        });
        refuseDlq(1, false);
        sendNumbered(7, 2);
        receiveAll();
        time.advance(UNTIL_DEAD.plusSeconds(5));

        assertThat(ran).containsExactly("7/1", "7/1", "7/1", "7/1", "7/2");
        assertThat(buried().attributes()).containsEntry(DeadLetter.ERROR_CLASS, "IllegalArgumentException");
        assertNothingLeft();
    }

    @Test
    void a_job_that_could_not_be_buried_yet_is_not_run_again() {
        behaviour.put("7/1", () -> new Outcome.Bury("unreadable_update", "no chat"));
        refuseDlq(2, false);
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(Duration.ofSeconds(5 + 5));

        assertThat(ran).containsExactly("7/1");
        assertThat(dead)
                .singleElement()
                .satisfies(job -> assertThat(job.letter().attempts()).containsOnlyOnce("no chat"));
        assertNothingLeft();
    }

    @Test
    void a_message_too_large_for_attributes_is_buried_without_them() {
        behaviour.put("7/1", () -> {
            throw new IllegalArgumentException("odd input");
        });
        refuseDlq(1, true);
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(UNTIL_DEAD);

        assertThat(buried().attributes()).isEmpty();
        assertThat(dead)
                .singleElement()
                .satisfies(job -> assertThat(job.letter().errorClass()).isEqualTo("IllegalArgumentException"));
        assertNothingLeft();
    }

    @Test
    void a_message_that_comes_again_while_it_is_being_deleted_is_deleted_under_its_newer_receipt() {
        queues.beforeDelete = () -> {
            queues.beforeDelete = () -> {};
            time.advance(VISIBILITY);
            receiveAll();
        };
        queues.send(Jobs.message(7, 1));
        receiveAll();

        assertThat(ran).containsExactly("7/1");
        assertThat(events.told).doesNotContain("not deleted");
        assertNothingLeft();
    }

    @Test
    void a_delete_that_fails_in_an_odd_way_is_made_again() {
        queues.beforeDelete = () -> {
            queues.beforeDelete = () -> {};
            throw new StackOverflowError();
        };
        sendNumbered(7, 2);
        receiveAll();
        assertThat(ran).containsExactly("7/1");
        time.advance(Duration.ofSeconds(5));

        assertThat(ran).containsExactly("7/1", "7/2");
        assertNothingLeft();
    }

    @Test
    void a_job_whose_run_could_not_be_told_of_is_settled_without_another_run() {
        events.beforeRan = () -> {
            events.beforeRan = () -> {};
            throw new ArithmeticException("long overflow");
        };
        sendNumbered(7, 2);
        receiveAll();
        time.advance(Duration.ofSeconds(5));

        assertThat(ran).containsExactly("7/1", "7/2");
        assertNothingLeft();
    }

    @Test
    void an_error_that_cannot_say_what_it_is_kills_its_job_like_any_other() {
        behaviour.put("7/1", () -> {
            throw new SpeechlessException();
        });
        sendNumbered(7, 2);
        receiveAll();
        time.advance(UNTIL_DEAD);

        assertThat(ran).containsExactly("7/1", "7/1", "7/1", "7/1", "7/2");
        assertThat(dead)
                .singleElement()
                .satisfies(job -> assertThat(job.letter().errorClass()).isEqualTo("SpeechlessException"));
        assertNothingLeft();
    }

    @Test
    void what_is_no_longer_held_when_its_process_stops_is_counted_and_left_to_whoever_has_it() {
        queues.send(Jobs.message(7, 1));
        for (int receive = 1; receive < HandBack.MOST_RECEIVES; receive++) {
            queues.receive(QUEUE, 10, Duration.ZERO);
            time.advance(VISIBILITY);
        }
        deferOnce("7/1", Duration.ofHours(1));
        receiveAll(); // the third time: it would be sent anew
        time.advance(VISIBILITY);
        assertThat(queues.receive(QUEUE, 10, Duration.ZERO)).isEmpty(); // it was moved to the DLQ
        lanes.stop();
        lanes.handBack();

        assertThat(queues.depth(QUEUE)).isZero();
        assertThat(queues.depth(QueueName.DM_QUEUE_DLQ)).isEqualTo(1);
        assertThat(events.told).containsExactly("defer", "lost");
        assertThat(holdings.size()).isZero();
    }

    @Test
    void a_dead_job_that_cannot_be_recorded_is_in_the_dlq_all_the_same() {
        behaviour.put("7/1", () -> {
            throw new IllegalArgumentException("odd input");
        });
        recordFailure = new IllegalStateException("store away");
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(UNTIL_DEAD);

        assertThat(buried().attributes())
                .containsEntry(DeadLetter.ERROR_MESSAGE, "java.lang.IllegalArgumentException: odd input");
        assertNothingLeft();
    }

    @Test
    void a_job_put_off_to_a_moment_past_does_not_spin() {
        deferOnce("7/1", Duration.ofHours(-1));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        time.advance(Duration.ofMillis(99));
        assertThat(ran).hasSize(1);
        time.advance(Duration.ofMillis(1));
        assertThat(ran).hasSize(2);
    }

    @Test
    void a_job_runs_in_a_span_of_its_own_in_its_envelopes_trace() {
        var seen = new HashMap<String, String>();
        behaviour.put("7/1", () -> {
            seen.putAll(Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
            return new Outcome.Done();
        });
        var plain = Jobs.envelope(7, 1, Timing.startingAt(Jobs.START));
        queues.send(Jobs.sent(
                new JobEnvelope(plain.id(), plain.route(), plain.priority(), plain.timing(), TRACE, plain.job())));
        receiveAll();

        assertThat(seen)
                .containsEntry("trace_id", "0af7651916cd43dd8448eb211c80319c")
                .containsEntry("job_id", plain.id().value())
                .containsKey("span_id")
                .doesNotContainEntry("span_id", "b7ad6b7169203331");
        assertThat(MDC.get("trace_id")).isNull();
    }

    private ReceivedMessage buried() {
        var messages = queues.receive(QueueName.DM_QUEUE_DLQ, 10, Duration.ZERO);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private void refuseDlq(int times, boolean refused) {
        var left = new int[] {times};
        queues.beforeSend = message -> {
            if (message.queue() == QueueName.DM_QUEUE_DLQ && left[0]-- > 0) {
                throw new QueueException(message.queue(), "take a message", refused, new IllegalStateException());
            }
        };
    }

    private static final class SpeechlessException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Outcome thrown(Throwable e) throws E {
        throw (E) e;
    }
}
