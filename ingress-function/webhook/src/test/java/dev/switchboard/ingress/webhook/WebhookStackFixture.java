package dev.switchboard.ingress.webhook;

import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.junit.LocalParts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The parts around a webhook, and a folder for the logs of its processes. */
@ExtendWith(LocalParts.class)
abstract class WebhookStackFixture {
    @TempDir
    Path folder;

    final RedisPart redis;
    final SqsPart sqs;
    final DynamoDbPart dynamo;
    final WebhookStack stack;

    WebhookStackFixture(RedisPart redis, SqsPart sqs, DynamoDbPart dynamo) {
        this.redis = redis;
        this.sqs = sqs;
        this.dynamo = dynamo;
        this.stack = new WebhookStack(redis, sqs, dynamo);
    }

    @AfterEach
    void close() {
        stack.close();
    }
}
