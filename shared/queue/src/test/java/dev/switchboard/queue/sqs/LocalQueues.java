package dev.switchboard.queue.sqs;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.queue.QueueUrls;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The twelve queues on a local SQS, made anew for a test under names of their own. */
public final class LocalQueues implements AutoCloseable {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final SqsClient client;
    private final QueueUrls urls;

    private LocalQueues(SqsClient client, QueueUrls urls) {
        this.client = client;
        this.urls = urls;
    }

    /** Makes the queues; each redrives to its DLQ after three receives. */
    public static LocalQueues create(SqsPart sqs, Duration visibility) {
        var client = client(sqs.endpoint());
        var urls = new EnumMap<QueueName, URI>(QueueName.class);
        var prefix = "test" + ProcessHandle.current().pid() + "x" + MADE.incrementAndGet() + "-";
        for (var queue : QueueName.values()) {
            if (queue.word().endsWith("_dlq")) {
                urls.put(queue, create(client, prefix, queue, Map.of()));
            }
        }
        for (var queue : QueueName.values()) {
            if (!urls.containsKey(queue)) {
                var dlq = name(prefix, QueueName.dlqOf(queue.logical()));
                urls.put(
                        queue,
                        create(
                                client,
                                prefix,
                                queue,
                                Map.of(
                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                        Long.toString(visibility.toSeconds()),
                                        QueueAttributeName.REDRIVE_POLICY,
                                        "{\"maxReceiveCount\":3,\"deadLetterTargetArn\":\"arn:aws:sqs:" + SqsPart.REGION
                                                + ":" + SqsPart.ACCOUNT + ":" + dlq + "\"}")));
            }
        }
        return new LocalQueues(client, new QueueUrls(urls));
    }

    /** Returns a client for a local SQS, or for a proxy before it. */
    public static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(SqsPart.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(AwsCrtHttpClient.builder().maxConcurrency(20))
                .build();
    }

    /** Returns the queues through the ports. */
    public SqsQueues queues() {
        return new SqsQueues(client, urls);
    }

    /** Returns where the queues are. */
    public QueueUrls urls() {
        return urls;
    }

    @Override
    public void close() {
        client.close();
    }

    private static URI create(
            SqsClient client, String prefix, QueueName queue, Map<QueueAttributeName, String> attributes) {
        var all = new HashMap<>(attributes);
        if (queue.fifo()) {
            all.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        return URI.create(client.createQueue(
                        request -> request.queueName(name(prefix, queue)).attributes(all))
                .queueUrl());
    }

    private static String name(String prefix, QueueName queue) {
        return prefix + queue.word() + (queue.fifo() ? ".fifo" : "");
    }
}
