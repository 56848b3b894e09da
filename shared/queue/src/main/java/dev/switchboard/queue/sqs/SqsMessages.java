package dev.switchboard.queue.sqs;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Says the ports' messages in SQS's types, and SQS's in the ports'. */
final class SqsMessages {
    /** The only type of attribute that is sent. */
    static final String STRING = "String";

    private SqsMessages() {}

    /** Returns a message as an entry of a batch. */
    static SendMessageBatchRequestEntry entry(String id, OutgoingMessage message) {
        var entry = SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(message.body())
                .messageGroupId(message.group());
        if (message.queue().fifo()) {
            entry.messageDeduplicationId(message.deduplicationId());
        } else {
            entry.delaySeconds(wholeSeconds(message.delay()));
        }
        return entry.messageAttributes(attributes(message.attributes())).build();
    }

    /** Returns a message as it was received. */
    static ReceivedMessage received(QueueName queue, Message message) {
        var system = message.attributes();
        return new ReceivedMessage(
                queue,
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, message.messageId()),
                Integer.parseInt(system.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                Instant.ofEpochMilli(
                        Long.parseLong(system.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                message.messageAttributes().entrySet().stream()
                        .filter(entry -> entry.getValue().stringValue() != null)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().stringValue())));
    }

    /** Returns string attributes as SQS takes them. */
    static Map<String, MessageAttributeValue> attributes(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> MessageAttributeValue.builder()
                                .dataType(STRING)
                                .stringValue(entry.getValue())
                                .build()));
    }

    /** Returns a duration in SQS's unit, rounded up. */
    static int wholeSeconds(Duration duration) {
        return Math.toIntExact(duration.plusMillis(999).toSeconds());
    }
}
