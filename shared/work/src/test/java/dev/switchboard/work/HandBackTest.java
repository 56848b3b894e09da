package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

/** However often a job is received and handed back, it stays on its queue. */
class HandBackTest {
    private static final QueueName FIFO = QueueName.DM_QUEUE_HIGH;
    private static final QueueName STANDARD = QueueName.GROUP_MESSAGE_QUEUE_LOW;

    private final SpoiledQueues queues = new SpoiledQueues(new InMemoryQueues(new FakeTime(), Duration.ofSeconds(30)));
    private final HandBack back = new HandBack(queues, queues);

    @Test
    void no_number_of_drains_leads_a_job_to_the_dlq() {
        send(FIFO, "x");
        send(STANDARD, "y");
        for (int drain = 0; drain < 10; drain++) {
            back.handBack(receive(FIFO));
            back.handBack(receive(STANDARD));
        }

        assertThat(receive(FIFO)).extracting(ReceivedMessage::body).containsExactly("x");
        assertThat(receive(STANDARD)).extracting(ReceivedMessage::body).containsExactly("y");
        assertThat(queues.depth(QueueName.DM_QUEUE_DLQ)).isZero();
        assertThat(queues.depth(QueueName.GROUP_MESSAGE_QUEUE_DLQ)).isZero();
    }

    @Test
    void a_group_whose_head_would_die_is_sent_anew_whole_and_in_order() {
        send(FIFO, "1");
        back.handBack(receive(FIFO));
        back.handBack(receive(FIFO));
        send(FIFO, "2");
        send(FIFO, "3");
        back.handBack(receive(FIFO));

        assertThat(receive(FIFO)).satisfiesExactly(first("1"), first("2"), first("3"));
    }

    @Test
    void a_standard_message_keeps_two_receives_for_crashes() {
        send(STANDARD, "x");
        back.handBack(receive(STANDARD));
        back.handBack(receive(STANDARD));

        assertThat(receive(STANDARD)).satisfiesExactly(first("x"));
    }

    @Test
    void what_is_sent_anew_keeps_its_attributes() {
        queues.send(new OutgoingMessage(STANDARD, "x", "g", "-", Duration.ZERO, Map.of("replayed_by", "ann")));
        for (int drain = 0; drain < 3; drain++) {
            back.handBack(receive(STANDARD));
        }

        assertThat(receive(STANDARD))
                .singleElement()
                .satisfies(message -> assertThat(message.attributes()).containsEntry("replayed_by", "ann"));
    }

    @Test
    void what_the_queue_does_not_take_anew_is_handed_back_as_it_is() {
        send(FIFO, "1");
        send(FIFO, "2");
        back.handBack(receive(FIFO));
        back.handBack(receive(FIFO));
        var sendings = new int[1];
        queues.beforeSend = message -> {
            if (++sendings[0] == 2) {
                throw new QueueException(FIFO, "take a message", false, new IllegalStateException("away"));
            }
        };
        back.handBack(receive(FIFO));

        assertThat(queues.depth(FIFO) + queues.depth(QueueName.DM_QUEUE_DLQ)).isEqualTo(2);
    }

    @Test
    void the_most_receives_are_the_templates() throws IOException {
        var counts = Pattern.compile("maxReceiveCount: (\\d+)")
                .matcher(Files.readString(Path.of("../../template.yaml")))
                .results()
                .map(match -> Integer.parseInt(match.group(1)));

        assertThat(counts).isNotEmpty().containsOnly(HandBack.MOST_RECEIVES);
    }

    private static ThrowingConsumer<ReceivedMessage> first(String body) {
        return message -> {
            assertThat(message.body()).isEqualTo(body);
            assertThat(message.receiveCount()).isEqualTo(1);
        };
    }

    private List<ReceivedMessage> receive(QueueName queue) {
        return queues.receive(queue, 10, Duration.ZERO, Duration.ofSeconds(30));
    }

    private void send(QueueName queue, String body) {
        queues.send(new OutgoingMessage(queue, body, "g", body, Duration.ZERO, Map.of()));
    }
}
