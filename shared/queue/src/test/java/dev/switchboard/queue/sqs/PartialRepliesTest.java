package dev.switchboard.queue.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.SendResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** What SQS may answer and no stand-in does. */
class PartialRepliesTest {
    private static final URI URL = URI.create("http://localhost/queue");

    private final List<ReceiveMessageRequest> received = new ArrayList<>();
    private final SqsQueues queues = new SqsQueues(
            new PartialSqs(),
            new QueueUrls(Map.of(QueueName.DM_QUEUE_HIGH, URL, QueueName.GROUP_MESSAGE_QUEUE_LOW, URL)));

    @Test
    void an_entry_that_the_reply_does_not_name_has_failed_and_others_keep_their_own_result() {
        var results = queues.sendAll(List.of(message("taken"), message("refused"), message("throttled"), message("?")));

        assertThat(results.get(0)).isEqualTo(new SendResult.Sent("id-of-taken"));
        assertThat(results.get(1)).isInstanceOfSatisfying(SendResult.NotSent.class, it -> {
            assertThat(it.cause().refused()).isTrue();
            assertThat(it.cause()).hasMessage("dm_queue_high refused to take a message: InvalidMessageContents");
        });
        assertThat(results.get(2))
                .isInstanceOfSatisfying(
                        SendResult.NotSent.class,
                        it -> assertThat(it.cause().refused()).isFalse());
        assertThat(results.get(3))
                .isInstanceOfSatisfying(
                        SendResult.NotSent.class,
                        it -> assertThat(it.cause().refused()).isFalse());
    }

    @Test
    void a_receive_of_a_fifo_queue_can_be_tried_again_for_the_same_messages() {
        queues.receive(QueueName.DM_QUEUE_HIGH, 1, Duration.ZERO, Duration.ofSeconds(30));

        assertThat(UUID.fromString(received.getFirst().receiveRequestAttemptId()))
                .isNotNull();
    }

    @Test
    void a_long_poll_has_its_wait_and_a_little_more_and_any_receive_says_its_visibility() {
        queues.receive(QueueName.GROUP_MESSAGE_QUEUE_LOW, 1, Duration.ofSeconds(20), Duration.ofSeconds(45));

        assertThat(received.getFirst().visibilityTimeout()).isEqualTo(45);
        assertThat(received.getFirst().overrideConfiguration().orElseThrow().apiCallAttemptTimeout())
                .contains(Duration.ofSeconds(25));
    }

    private static OutgoingMessage message(String body) {
        return new OutgoingMessage(QueueName.DM_QUEUE_HIGH, body, "g", body, Duration.ZERO, Map.of());
    }

    private final class PartialSqs implements SqsClient {
        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            var taken = SendMessageBatchResultEntry.builder()
                    .id(request.entries().get(0).id())
                    .messageId("id-of-" + request.entries().get(0).messageBody())
                    .build();
            return SendMessageBatchResponse.builder()
                    .successful(taken)
                    .failed(
                            failure(request.entries().get(1).id(), "InvalidMessageContents", true),
                            failure(request.entries().get(2).id(), "ServiceUnavailable", false))
                    .build();
        }

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            received.add(request);
            return ReceiveMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // holds nothing
        }

        private static BatchResultErrorEntry failure(String id, String code, boolean senderFault) {
            return BatchResultErrorEntry.builder()
                    .id(id)
                    .code(code)
                    .senderFault(senderFault)
                    .build();
        }
    }
}
