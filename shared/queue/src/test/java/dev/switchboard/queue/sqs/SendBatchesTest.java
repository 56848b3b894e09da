package dev.switchboard.queue.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SendBatchesTest {
    @Property
    void every_message_is_in_one_batch_in_its_place_and_no_batch_is_more_than_sqs_takes(
            @ForAll @Size(max = 60) List<@LongRange(min = 1, max = 1_200_000) Long> sizes) {
        var batches = SendBatches.of(sizes, Long::longValue);

        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(sizes);
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch).hasSizeBetween(1, 10);
            assertThat(batch.size() == 1
                            || batch.stream().mapToLong(Long::longValue).sum() <= 1_048_576)
                    .isTrue();
        });
    }

    @Test
    void what_sqs_counts_of_a_message_is_its_utf_8_body_and_its_attributes() {
        var message = new OutgoingMessage(
                QueueName.DM_QUEUE_HIGH, "h\u00e9llo", "g", "d", Duration.ZERO, Map.of("why", "because"));

        assertThat(SendBatches.bytes(message)).isEqualTo(6 + 3 + 6 + 7);
    }
}
