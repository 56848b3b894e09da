package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.config.Secret;
import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JsonLimits;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.secret.WebhookSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Any bytes as a body: answered, and what is queued can be read by a worker and carried by SQS. Runs over its seeds; with
 * {@code JAZZER_FUZZ=1} in the environment it looks for more.
 */
class WebhookFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper WORKER =
            new ObjectMapper(JsonLimits.factory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final WebhookSecrets secrets = new WebhookSecrets(Secret.of("master"), null);
    private final JobCodec codec = new JobCodec();
    private final List<OutgoingMessage> sent = new ArrayList<>();
    private final Webhook webhook = new Webhook(
            secrets, new UpdateReader(), new DeliveryRouter(codec, () -> NOW), new RehearsedClaims(), message -> {
                sent.add(message);
                return "m";
            });

    @FuzzTest(maxDuration = "5m")
    void any_body_is_answered_and_what_is_queued_can_be_read(byte[] body) throws IOException {
        deliver(Base64.getEncoder().encodeToString(body), true);
        deliver(new String(body, StandardCharsets.UTF_8), false);
    }

    private void deliver(String body, boolean base64) throws IOException {
        sent.clear();
        var request = new WebhookRequest("POST", secrets.of(7), "application/json", body, base64);

        var result = webhook.handle(request, "7d0b1f6e-4c3a-4f6b-9a45-0f4a1c2b3d4e");

        assertThat(result.answer().status()).isIn(200, 400);
        assertThat(sent).hasSizeLessThanOrEqualTo(result.answer().status() == 200 ? 1 : 0);
        for (var message : sent) {
            assertThat(codec.decode(message.body())).isInstanceOf(DecodedJob.Known.class);
            WORKER.readTree(message.body());
            assertThat(message.body().codePoints()).allMatch(WebhookFuzzTest::isTakenBySqs);
            assertThat(message.body().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(JobCodec.LARGEST_BYTES);
            message.attributes().values().forEach(value -> {
                assertThat(value).isNotEmpty();
                assertThat(value.codePoints()).allMatch(WebhookFuzzTest::isTakenBySqs);
            });
        }
    }

    /** SQS: SendMessage, MessageBody. */
    private static boolean isTakenBySqs(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || (character >= 0x10000 && character <= 0x10FFFF);
    }
}
