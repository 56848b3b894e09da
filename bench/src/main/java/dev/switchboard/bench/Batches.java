package dev.switchboard.bench;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A queue's messages by the batch.
 *
 * @param client asks the queue
 * @param url the queue
 */
record Batches(SqsClient client, String url) {
    /** SQS: the largest batch. */
    static final int LARGEST = 10;

    /** Receives a batch; empty if none came within a second. */
    List<Message> receive() {
        return client.receiveMessage(request ->
                        request.queueUrl(url).maxNumberOfMessages(LARGEST).waitTimeSeconds(1))
                .messages();
    }

    /** Deletes a batch and returns how many messages of it are gone. */
    int delete(List<Message> batch) {
        var entries = batch.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        return client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
                .successful()
                .size();
    }
}
