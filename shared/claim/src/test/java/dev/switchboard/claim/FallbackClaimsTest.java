package dev.switchboard.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FallbackClaimsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClaimTerms TERMS = new ClaimTerms(Duration.ofSeconds(12), Duration.ofHours(24));

    private final InMemoryClaims first = new InMemoryClaims(() -> NOW, TERMS);
    private final InMemoryClaims second = new InMemoryClaims(() -> NOW, TERMS);
    private final CircuitBreaker<Object> breaker = breaker(Duration.ofHours(1));
    private final FallbackClaims claims = new FallbackClaims(first, second, breaker);

    @Test
    void the_second_store_is_not_asked_while_the_first_answers() {
        second.setAway(true);

        assertThat(claims.claim(new UpdateKey(1, 1), "a")).isEqualTo(Claim.WON);
        claims.confirm(new UpdateKey(1, 1));
        assertThat(claims.claim(new UpdateKey(1, 1), "b")).isEqualTo(Claim.DONE);
        assertThat(claims.fallbacks()).isZero();
    }

    @Test
    void the_second_store_answers_while_the_first_does_not() {
        first.setAway(true);

        assertThat(claims.claim(new UpdateKey(1, 1), "a")).isEqualTo(Claim.WON);
        claims.confirm(new UpdateKey(1, 1));
        assertThat(claims.claim(new UpdateKey(1, 1), "b")).isEqualTo(Claim.DONE);
        assertThat(claims.fallbacks()).isEqualTo(3);
    }

    @Test
    void after_two_failures_the_first_store_is_left_alone() {
        first.setAway(true);
        claims.claim(new UpdateKey(1, 1), "a");
        claims.claim(new UpdateKey(1, 2), "a");
        first.setAway(false);

        claims.claim(new UpdateKey(1, 3), "a");

        assertThat(breaker.isOpen()).isTrue();
        assertThat(first.claim(new UpdateKey(1, 3), "b")).isEqualTo(Claim.WON); // it has not heard of it
    }

    @Test
    void with_every_store_away_the_caller_is_told() {
        first.setAway(true);
        second.setAway(true);

        assertThatThrownBy(() -> claims.claim(new UpdateKey(1, 1), "a")).isInstanceOf(ClaimStoreException.class);
    }

    @Test
    void one_success_brings_the_first_store_back() {
        var impatient = new FallbackClaims(first, second, breaker(Duration.ZERO));
        first.setAway(true);
        impatient.claim(new UpdateKey(1, 1), "a");
        impatient.claim(new UpdateKey(1, 2), "a");
        assertThat(impatient.breaker()).isEqualTo(CircuitBreaker.State.OPEN);

        impatient.claim(new UpdateKey(1, 3), "a"); // tried and still away
        assertThat(impatient.breaker()).isEqualTo(CircuitBreaker.State.OPEN);

        first.setAway(false);
        impatient.claim(new UpdateKey(1, 4), "a");
        assertThat(impatient.breaker()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(first.claim(new UpdateKey(1, 4), "b")).isEqualTo(Claim.HELD);
    }

    @Test
    void a_fault_in_the_first_store_is_not_hidden_and_does_not_keep_the_breaker_half_open() {
        var broken = new FallbackClaims(new BrokenClaims(), second, breaker(Duration.ZERO));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> broken.claim(new UpdateKey(1, 1), "a")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(broken.fallbacks()).isZero();
    }

    private static CircuitBreaker<Object> breaker(Duration delay) {
        return CircuitBreaker.builder()
                .withFailureThreshold(2)
                .withSuccessThreshold(1)
                .withDelay(delay)
                .build();
    }

    private static final class BrokenClaims implements UpdateClaims {
        @Override
        public Claim claim(UpdateKey update, String owner) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public void confirm(UpdateKey update) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public void release(UpdateKey update, String owner) {
            throw new IllegalStateException("a bug");
        }
    }
}
