package dev.switchboard.bench;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateQueues;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** A Redis and an SQS stand-in of a benchmark's own, with the template's queues. */
final class Machine implements AutoCloseable {
    private static final String STAGE = "bench";

    private final Path folder;
    private final RedisPart redis;
    private final SqsPart sqs;
    private final Map<QueueName, URI> queues = new EnumMap<>(QueueName.class);

    Machine(Path root) throws IOException {
        folder = Files.createTempDirectory("switchboard-bench");
        this.redis = RedisPart.start(folder.resolve("redis"));
        this.sqs = SqsPart.start(folder.resolve("sqs"));
        var deployment = new Deployment(SqsPart.REGION, SqsPart.ACCOUNT, sqs.endpoint(), Map.of("Stage", STAGE));
        try (var client = SqsPart.client(sqs.endpoint())) {
            var urls = TemplateQueues.createIn(client, Template.read(root.resolve("template.yaml"), deployment));
            for (var queue : QueueName.values()) {
                var name = STAGE + "-" + queue.word() + (queue.fifo() ? ".fifo" : "");
                queues.put(queue, URI.create(urls.get(name)));
            }
        }
    }

    URI redis() {
        return redis.uri();
    }

    Map<QueueName, URI> queues() {
        return queues;
    }

    /** Points SDK clients of this process, which read their endpoint as they do on AWS, to the stand-in. */
    void useForSdk() {
        sdkProperties().forEach(System::setProperty);
    }

    /** Returns the system properties that point a process's SDK clients to the stand-in. */
    Map<String, String> sdkProperties() {
        return Map.of(
                "aws.region",
                SqsPart.REGION,
                "aws.accessKeyId",
                "local",
                "aws.secretAccessKey",
                "local",
                "aws.endpointUrlSqs",
                sqs.endpoint().toString());
    }

    @Override
    public void close() {
        sqs.close();
        redis.close();
        Folders.delete(folder);
    }
}
