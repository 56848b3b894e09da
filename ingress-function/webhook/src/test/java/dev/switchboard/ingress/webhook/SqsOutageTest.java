package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The webhook while SQS is down or silent. */
class SqsOutageTest extends WebhookStackFixture {
    SqsOutageTest(RedisPart redis, SqsPart sqs, DynamoDbPart dynamo) {
        super(redis, sqs, dynamo);
    }

    @Test
    void sqs_killed_asks_for_the_update_again_and_queues_it_once() throws Exception {
        try (var webhook = stack.start(folder, Map.of())) {
            sqs.kill();
            var refused = webhook.deliver(stack.update(0));
            sqs.restart();
            WebhookStack.deliverUntilTaken(
                    webhook, stack.update(0)); // the stand-in reads its queues back after it has answered
            var repeatedOnceMore = webhook.deliver(stack.update(0));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("3");
            assertThat(repeatedOnceMore.statusCode()).isEqualTo(200);
            assertThat(stack.queuedIds()).containsExactlyElementsOf(stack.jobIds(0, 1));
        }
    }

    @Test
    void a_silent_sqs_does_not_keep_telegram_waiting_for_ever() throws Exception {
        try (var proxy = FaultProxy.before(sqs.port());
                var webhook = stack.start(
                        folder, Map.of("AWS_ENDPOINT_URL_SQS", proxy.uri("http").toString()))) {
            proxy.set(new Fault.BlackHole());
            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(503);
            proxy.heal();
            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(200);
            assertThat(stack.queuedIds()).containsExactlyElementsOf(stack.jobIds(0, 1));
        }
    }
}
