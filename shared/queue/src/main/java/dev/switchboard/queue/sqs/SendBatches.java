package dev.switchboard.queue.sqs;

import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Packs messages of one queue into batch requests, their order kept. Pure arithmetic. */
final class SendBatches {
    /** SQS: 1 MiB for all messages of a request, attributes included. */
    static final int LARGEST_BYTES = 1024 * 1024;

    private SendBatches() {}

    /** Returns the batches; a message that is too large by itself has one of its own, for SQS to refuse. */
    static <M> List<List<M>> of(List<M> messages, ToLongFunction<M> size) {
        var batches = new ArrayList<List<M>>();
        long bytes = 0;
        for (var message : messages) {
            long more = size.applyAsLong(message);
            if (batches.isEmpty()
                    || batches.getLast().size() == JobSource.LARGEST_BATCH
                    || bytes + more > LARGEST_BYTES) {
                batches.add(new ArrayList<>(JobSource.LARGEST_BATCH));
                bytes = 0;
            }
            batches.getLast().add(message);
            bytes += more;
        }
        return batches;
    }

    /** Returns what SQS counts of a message: its body, and each attribute's name, type and value. */
    static long bytes(OutgoingMessage message) {
        long bytes = utf8(message.body());
        for (var attribute : message.attributes().entrySet()) {
            bytes += utf8(attribute.getKey()) + utf8(SqsMessages.STRING) + utf8(attribute.getValue());
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
