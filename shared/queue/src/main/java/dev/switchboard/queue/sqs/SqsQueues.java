package dev.switchboard.queue.sqs;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.ReceivedMessage;
import dev.switchboard.queue.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The queues on Amazon SQS. Safe for use by several threads; does not close the client. */
public final class SqsQueues implements JobSender, JobSource {
    /** What a long poll may take beyond its wait, and a second attempt at it. */
    private static final Duration AFTER_WAIT = Duration.ofSeconds(5);

    private static final String TAKE = "take a message";
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final SqsClient sqs;
    private final QueueUrls urls;

    /** Uses the given client for the queues whose URLs are given. */
    public SqsQueues(SqsClient sqs, QueueUrls urls) {
        this.sqs = sqs;
        this.urls = urls;
    }

    @Override
    public String send(OutgoingMessage message) {
        var queue = message.queue();
        var request = SendMessageRequest.builder()
                .queueUrl(urls.of(queue))
                .messageBody(message.body())
                .messageGroupId(message.group());
        if (queue.fifo()) {
            request.messageDeduplicationId(message.deduplicationId());
        } else if (!message.delay().isZero()) {
            request.delaySeconds(SqsMessages.wholeSeconds(message.delay()));
        }
        if (!message.attributes().isEmpty()) {
            request.messageAttributes(SqsMessages.attributes(message.attributes()));
        }
        return asked(queue, TAKE, () -> sqs.sendMessage(request.build())).messageId();
    }

    @Override
    public List<SendResult> sendAll(List<OutgoingMessage> messages) {
        var results = new SendResult[messages.size()];
        var byQueue = IntStream.range(0, messages.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> messages.get(i).queue()));
        byQueue.forEach((queue, all) -> SendBatches.of(all, i -> SendBatches.bytes(messages.get(i)))
                .forEach(batch -> {
                    var sent =
                            sendBatch(queue, batch.stream().map(messages::get).toList());
                    for (int i = 0; i < batch.size(); i++) {
                        results[batch.get(i)] = sent.get(i);
                    }
                }));
        return List.of(results);
    }

    @Override
    public List<ReceivedMessage> receive(QueueName queue, int most, Duration wait, Duration visibility) {
        var attempt = wait.plus(AFTER_WAIT);
        var request = ReceiveMessageRequest.builder()
                .queueUrl(urls.of(queue))
                .maxNumberOfMessages(most)
                .waitTimeSeconds(SqsMessages.wholeSeconds(wait))
                .visibilityTimeout(SqsMessages.wholeSeconds(visibility))
                .messageAttributeNames("All")
                .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.MESSAGE_GROUP_ID)
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(attempt).apiCallTimeout(attempt.multipliedBy(2)));
        if (queue.fifo()) {
            // an attempt whose answer was lost would hide its groups: with this id the next one gets the same messages
            request.receiveRequestAttemptId(UUID.randomUUID().toString());
        }
        var response = asked(queue, "hand out messages", () -> sqs.receiveMessage(request.build()));
        return response.messages().stream()
                .map(message -> SqsMessages.received(queue, message))
                .toList();
    }

    @Override
    public List<ReceivedMessage> delete(Collection<ReceivedMessage> messages) {
        return inBatches(messages, this::deleteBatch);
    }

    @Override
    public List<ReceivedMessage> hold(Collection<ReceivedMessage> messages, Duration visibility) {
        int seconds = SqsMessages.wholeSeconds(visibility);
        return inBatches(messages, (queue, batch) -> holdBatch(queue, batch, seconds));
    }

    @Override
    public long depth(QueueName queue) {
        var names = List.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
        var response = asked(
                queue,
                "tell its depth",
                () -> sqs.getQueueAttributes(
                        request -> request.queueUrl(urls.of(queue)).attributeNames(names)));
        return response.attributes().values().stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private List<SendResult> sendBatch(QueueName queue, List<OutgoingMessage> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(i -> SqsMessages.entry(Integer.toString(i), batch.get(i)))
                .toList();
        try {
            var response = asked(
                    queue,
                    TAKE,
                    () -> sqs.sendMessageBatch(
                            request -> request.queueUrl(urls.of(queue)).entries(entries)));
            return entries.stream().map(entry -> result(queue, entry, response)).toList();
        } catch (QueueException e) {
            return Collections.nCopies(batch.size(), new SendResult.NotSent(e));
        }
    }

    /** An entry that the reply does not name has failed. */
    private static SendResult result(
            QueueName queue, SendMessageBatchRequestEntry entry, SendMessageBatchResponse response) {
        for (var sent : response.successful()) {
            if (sent.id().equals(entry.id())) {
                return new SendResult.Sent(sent.messageId());
            }
        }
        for (var failed : response.failed()) {
            if (failed.id().equals(entry.id())) {
                return new SendResult.NotSent(
                        new QueueException(queue, TAKE, Boolean.TRUE.equals(failed.senderFault()), failed.code()));
            }
        }
        return new SendResult.NotSent(new QueueException(queue, TAKE, false, "not in the reply"));
    }

    private Set<String> deleteBatch(QueueName queue, List<ReceivedMessage> batch) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(batch.get(i).receiptHandle())
                    .build());
        }
        var response = asked(
                queue,
                "delete messages",
                () -> sqs.deleteMessageBatch(
                        request -> request.queueUrl(urls.of(queue)).entries(entries)));
        return response.successful().stream()
                .map(DeleteMessageBatchResultEntry::id)
                .collect(Collectors.toSet());
    }

    private Set<String> holdBatch(QueueName queue, List<ReceivedMessage> batch, int seconds) {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(batch.get(i).receiptHandle())
                    .visibilityTimeout(seconds)
                    .build());
        }
        var response = asked(
                queue,
                "hold messages",
                () -> sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(urls.of(queue)).entries(entries)));
        return response.successful().stream()
                .map(ChangeMessageVisibilityBatchResultEntry::id)
                .collect(Collectors.toSet());
    }

    /** Does an action on batches of one queue each; an entry that the reply does not name has failed. */
    private static List<ReceivedMessage> inBatches(
            Collection<ReceivedMessage> messages, BiFunction<QueueName, List<ReceivedMessage>, Set<String>> action) {
        var failed = new ArrayList<ReceivedMessage>();
        var byQueue = messages.stream().collect(Collectors.groupingBy(ReceivedMessage::queue));
        byQueue.forEach((queue, all) -> {
            for (int from = 0; from < all.size(); from += LARGEST_BATCH) {
                var batch = all.subList(from, Math.min(all.size(), from + LARGEST_BATCH));
                var succeeded = succeeded(queue, batch, action);
                for (int i = 0; i < batch.size(); i++) {
                    if (!succeeded.contains(Integer.toString(i))) {
                        failed.add(batch.get(i));
                    }
                }
            }
        });
        return failed;
    }

    private static Set<String> succeeded(
            QueueName queue,
            List<ReceivedMessage> batch,
            BiFunction<QueueName, List<ReceivedMessage>, Set<String>> action) {
        try {
            return action.apply(queue, batch);
        } catch (QueueException e) {
            return new HashSet<>(); // the whole batch failed; the caller is told so entry by entry
        }
    }

    private static <T> T asked(QueueName queue, String action, Supplier<T> request) {
        try {
            return request.get();
        } catch (SqsException e) {
            boolean refused = e.statusCode() >= CLIENT_ERROR
                    && e.statusCode() < SERVER_ERROR
                    && e.statusCode() != TOO_MANY_REQUESTS
                    && !e.isThrottlingException();
            throw new QueueException(queue, action, refused, e);
        } catch (SdkException e) {
            throw new QueueException(queue, action, false, e);
        }
    }
}
