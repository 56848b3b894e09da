package dev.switchboard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of the queue ports does. Its queues hold what is received for a minute, unless told otherwise. */
abstract class QueueContract<Q extends JobSender & JobSource> {
    static final Duration QUEUES_VISIBILITY = Duration.ofMinutes(1);
    static final Duration VISIBILITY = Duration.ofSeconds(1);

    private static final QueueName FIFO = QueueName.DM_QUEUE_HIGH;
    private static final QueueName STANDARD = QueueName.GROUP_MESSAGE_QUEUE_LOW;
    private static final Duration LONG = Duration.ofSeconds(5);

    /** Returns the queues, empty. */
    abstract Q queues();

    /** Lets the time of {@link #VISIBILITY} pass, if the implementation's clock does not run by itself. */
    abstract void passVisibility();

    @Test
    void a_message_comes_as_it_was_sent() {
        queues().send(new OutgoingMessage(
                FIFO, "{\"text\":\"h\u00e9llo \uD83D\uDE00\"}", "g", "d1", Duration.ZERO, Map.of("why", "because")));

        var received = one(FIFO);

        assertThat(received.body()).isEqualTo("{\"text\":\"h\u00e9llo \uD83D\uDE00\"}");
        assertThat(received.group()).isEqualTo("g");
        assertThat(received.attributes()).isEqualTo(Map.of("why", "because"));
        assertThat(received.receiveCount()).isEqualTo(1);
        assertThat(received.queue()).isEqualTo(FIFO);
    }

    @Test
    void a_double_is_taken_and_not_delivered() {
        queues().send(fifo("first", "g", "same"));
        queues().send(fifo("second", "g", "same"));

        assertThat(queues().delete(List.of(one(FIFO)))).isEmpty();
        assertThat(queues().depth(FIFO)).isZero();
    }

    @Test
    void a_group_comes_in_order_and_waits_for_what_is_held_of_it() {
        queues().send(fifo("a1", "a", "1"));
        queues().send(fifo("a2", "a", "2"));
        var head = queues().receive(FIFO, 1, LONG, VISIBILITY);
        queues().send(fifo("b1", "b", "3"));

        var others = queues().receive(FIFO, 10, LONG, VISIBILITY);
        assertThat(others).extracting(ReceivedMessage::body).containsExactly("b1");

        queues().delete(head);
        assertThat(one(FIFO).body()).isEqualTo("a2");
    }

    @Test
    void one_receive_brings_several_of_a_group_in_their_order() {
        IntStream.range(0, 4).forEach(i -> queues().send(fifo("a" + i, "a", "d" + i)));

        assertThat(queues().receive(FIFO, 10, LONG, VISIBILITY))
                .extracting(ReceivedMessage::body)
                .containsExactly("a0", "a1", "a2", "a3");
    }

    @Test
    void what_is_not_settled_comes_again_with_a_higher_count() {
        queues().send(fifo("x", "g", "1"));
        var first = one(FIFO);
        passVisibility();

        var second = one(FIFO);

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.receiveCount()).isEqualTo(2);
    }

    @Test
    void a_message_is_held_for_as_long_as_the_receive_says() {
        queues().send(fifo("x", "g", "1"));
        queues().receive(FIFO, 1, LONG, Duration.ofSeconds(3));
        passVisibility();

        assertThat(queues().receive(FIFO, 1, Duration.ofSeconds(1), VISIBILITY)).isEmpty();
    }

    @Test
    void messages_sent_together_arrive_in_order_whatever_their_number_and_queue() {
        var messages = IntStream.range(0, 23)
                .mapToObj(i -> i % 2 == 0 ? fifo("f" + i, "g", "d" + i) : standard("s" + i))
                .toList();

        assertThat(queues().sendAll(messages)).hasSize(23).allMatch(SendResult.Sent.class::isInstance);

        assertThat(queues().receive(FIFO, 10, LONG, VISIBILITY))
                .extracting(ReceivedMessage::body)
                .containsExactly("f0", "f2", "f4", "f6", "f8", "f10", "f12", "f14", "f16", "f18");
        assertThat(queues().depth(STANDARD)).isEqualTo(11);
    }

    @Test
    void more_than_a_request_may_carry_is_sent_in_several() {
        var large = "x".repeat(400_000);
        var messages = IntStream.range(0, 5)
                .mapToObj(i -> fifo(large + i, "g", "d" + i))
                .toList();

        assertThat(queues().sendAll(messages)).allMatch(SendResult.Sent.class::isInstance);
        assertThat(queues().depth(FIFO)).isEqualTo(5);
    }

    @Test
    void nothing_is_sent_of_no_messages() {
        assertThat(queues().sendAll(List.of())).isEmpty();
    }

    @Test
    void what_is_handed_back_comes_at_once() {
        queues().send(fifo("x", "g", "1"));

        assertThat(queues().hold(List.of(one(FIFO)), Duration.ZERO)).isEmpty();

        assertThat(one(FIFO).receiveCount()).isEqualTo(2);
    }

    @Test
    void what_is_held_longer_does_not_come_meanwhile() {
        queues().send(fifo("x", "g", "1"));
        var held = one(FIFO);

        assertThat(queues().hold(List.of(held), Duration.ofSeconds(30))).isEmpty();
        passVisibility();

        assertThat(queues().receive(FIFO, 10, Duration.ofSeconds(1), VISIBILITY))
                .isEmpty();
        assertThat(queues().delete(List.of(held))).isEmpty();
    }

    @Test
    void a_replacement_with_the_replaced_messages_id_is_delivered_within_the_deduplication_time() {
        queues().send(fifo("x", "g", "job-1"));
        var replaced = one(FIFO);
        queues().send(OutgoingMessage.replacing(replaced, FIFO, Duration.ZERO, Map.of()));
        queues().delete(List.of(replaced));

        assertThat(one(FIFO).body()).isEqualTo("x");
    }

    @Test
    void the_fourth_receive_finds_it_in_the_dlq() {
        queues().send(fifo("x", "g", "1"));
        for (int i = 0; i < 3; i++) {
            queues().hold(List.of(one(FIFO)), Duration.ZERO);
        }
        assertThat(queues().receive(FIFO, 1, Duration.ZERO, VISIBILITY)).isEmpty();

        assertThat(one(QueueName.DM_QUEUE_DLQ).body()).isEqualTo("x");
    }

    @Test
    void more_than_a_batch_is_settled_in_one_call() {
        IntStream.range(0, 23).forEach(i -> queues().send(standard("s" + i)));
        var received = new ArrayList<ReceivedMessage>();
        while (received.size() < 23) {
            received.addAll(queues().receive(STANDARD, 10, LONG, VISIBILITY));
        }

        assertThat(queues().hold(received, Duration.ofSeconds(20))).isEmpty();
        assertThat(queues().delete(received)).isEmpty();
        assertThat(queues().depth(STANDARD)).isZero();
    }

    @Test
    void a_delayed_message_is_hidden_at_first() {
        queues().send(new OutgoingMessage(STANDARD, "later", "bot", "-", VISIBILITY, Map.of()));

        assertThat(queues().receive(STANDARD, 1, Duration.ZERO, VISIBILITY)).isEmpty();
        assertThat(queues().depth(STANDARD)).isEqualTo(1);

        passVisibility();
        assertThat(one(STANDARD).body()).isEqualTo("later");
    }

    private ReceivedMessage one(QueueName queue) {
        var received = queues().receive(queue, 1, LONG, VISIBILITY);
        assertThat(received).hasSize(1);
        return received.getFirst();
    }

    private static OutgoingMessage standard(String body) {
        return new OutgoingMessage(STANDARD, body, "bot", "-", Duration.ZERO, Map.of());
    }

    private static OutgoingMessage fifo(String body, String group, String deduplicationId) {
        return new OutgoingMessage(FIFO, body, group, deduplicationId, Duration.ZERO, Map.of());
    }
}
