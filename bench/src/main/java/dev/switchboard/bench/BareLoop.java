package dev.switchboard.bench;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What one would write by hand to receive and delete, and nothing else: batches of ten, the next received while the last ones
 * are deleted, and as many requests under way as the work loop has: a receive and four deletes.
 */
final class BareLoop {
    /** SQS: the largest batch. */
    static final int BATCH = 10;

    private static final int DELETES = 4;

    private final SqsClient client;
    private final String url;

    BareLoop(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /** Receives and deletes as many messages. */
    void run(int messages) throws InterruptedException {
        var deleted = new AtomicInteger();
        var deletes = new Semaphore(DELETES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int received = 0; received < messages; ) {
                var batch = receive();
                received += batch.size();
                if (!batch.isEmpty()) {
                    deletes.acquire();
                    threads.execute(() -> {
                        deleted.addAndGet(delete(batch));
                        deletes.release();
                    });
                }
            }
        }
        if (deleted.get() != messages) {
            throw new IllegalStateException("%d of %d messages were deleted".formatted(deleted.get(), messages));
        }
    }

    private List<Message> receive() {
        return client.receiveMessage(request ->
                        request.queueUrl(url).maxNumberOfMessages(BATCH).waitTimeSeconds(1))
                .messages();
    }

    private int delete(List<Message> batch) {
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
