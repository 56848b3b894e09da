package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.CircuitBreaker;
import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.FallbackClaims;
import dev.switchboard.claim.InMemoryClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.parts.lambda.RecordingContext;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvocationLogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClaimTerms TERMS = new ClaimTerms(Duration.ofSeconds(12), Duration.ofHours(24));
    private static final WebhookResult RESULT = new WebhookResult("queued", HttpAnswer.ok(), 7L, 8L, "a_kind", null);

    private final InMemoryClaims redis = new InMemoryClaims(() -> NOW, TERMS);
    private final FallbackClaims claims = new FallbackClaims(
            redis,
            new InMemoryClaims(() -> NOW, TERMS),
            CircuitBreaker.builder()
                    .withFailureThreshold(2)
                    .withDelay(Duration.ofHours(1))
                    .build());
    private final InvocationLog log = new InvocationLog("test", claims, () -> NOW, () -> 0);
    private final RecordingContext context = new RecordingContext("r1");

    @Test
    void a_line_is_a_log_entry_and_its_metrics() {
        log.start(context).end(RESULT);

        assertThat(context.logged()).isEqualTo("""
                {"_aws":{"Timestamp":1767225600000,"CloudWatchMetrics":[{"Namespace":"Switchboard",\
                "Dimensions":[["stage","outcome"]],"Metrics":[{"Name":"updates","Unit":"Count"},\
                {"Name":"latency_ms","Unit":"Milliseconds"}]}]},"stage":"test","outcome":"queued","updates":1,\
                "latency_ms":0.0,"level":"INFO","request_id":"r1","status":200,"bot":7,"update_id":8,"kind":"a_kind"}
                """);
    }

    @Test
    void requests_that_the_fallback_answered_are_counted_with_the_breaker_s_state() {
        redis.setAway(true);
        var invocation = log.start(context);
        claims.claim(new UpdateKey(7, 8), "r1");
        claims.confirm(new UpdateKey(7, 8));
        invocation.end(RESULT);

        assertThat(context.logged())
                .contains("{\"Name\":\"claim_fallbacks\",\"Unit\":\"Count\"}")
                .contains("\"claim_fallbacks\":2,\"claim_breaker\":\"open\"");
    }

    @Test
    void a_fault_of_our_own_is_told_by_its_place_and_never_by_its_words() {
        var fault = new IllegalArgumentException("For input string: a person's words");
        log.start(context).end(WebhookResult.failed(HttpAnswer.tryAgain(), fault));

        assertThat(context.logged())
                .contains("\"outcome\":\"failed\"", "\"level\":\"WARN\"", "\"status\":503")
                .contains("java.lang.IllegalArgumentException at dev.switchboard.ingress.webhook.InvocationLogTest.")
                .doesNotContain("a person's words");
    }
}
