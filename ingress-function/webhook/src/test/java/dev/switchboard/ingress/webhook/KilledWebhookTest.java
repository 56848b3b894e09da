package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The webhook's process: how it starts, and what it leaves when it is killed. */
class KilledWebhookTest extends WebhookStackFixture {
    /** Outlasts any restart: a test ends it when it is done with it. */
    private static final String LEASE = "1h";

    KilledWebhookTest(RedisPart redis, SqsPart sqs, DynamoDbPart dynamo) {
        super(redis, sqs, dynamo);
    }

    @Test
    void a_start_reaches_every_part_and_queues_nothing() throws Exception {
        try (var webhook = stack.start(folder, Map.of())) {
            assertThat(webhook.log()).doesNotContain("WARN");
            assertThat(stack.queuedIds()).isEmpty();
        }
    }

    @Test
    void killed_between_claim_and_send_the_update_is_queued_once_after_the_lease() throws Exception {
        try (var proxy = FaultProxy.before(sqs.port());
                var webhook = stack.start(
                        folder, Map.of("AWS_ENDPOINT_URL_SQS", proxy.uri("http").toString(), "CLAIM_LEASE", LEASE))) {
            proxy.beforeRequest("AmazonSQS.SendMessage", Then.DROP, webhook.process()::kill);
            assertThatThrownBy(() -> webhook.deliver(stack.update(0))).isInstanceOf(IOException.class);
            assertThat(stack.valueInRedis(0)).startsWith("processing:");
            assertThat(stack.queuedIds()).isEmpty();

            webhook.process().restart();
            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(503);
            stack.endLeaseInRedis(0);

            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(200);
            assertThat(webhook.deliver(stack.update(0)).body()).isEmpty(); // known as done
            assertThat(stack.queuedIds()).containsExactlyElementsOf(stack.jobIds(0, 1));
        }
    }

    @Test
    void killed_between_send_and_confirm_the_update_is_queued_once() throws Exception {
        try (var proxy = FaultProxy.before(sqs.port());
                var webhook = stack.start(
                        folder, Map.of("AWS_ENDPOINT_URL_SQS", proxy.uri("http").toString(), "CLAIM_LEASE", LEASE))) {
            proxy.beforeAnswerTo("AmazonSQS.SendMessage", Then.DROP, webhook.process()::kill);
            assertThatThrownBy(() -> webhook.deliver(stack.update(0))).isInstanceOf(IOException.class);

            webhook.process().restart();
            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(503);
            stack.endLeaseInRedis(0);

            assertThat(webhook.deliver(stack.update(0)).statusCode()).isEqualTo(200);
            assertThat(stack.queuedIds()).containsExactlyElementsOf(stack.jobIds(0, 1));
        }
    }
}
