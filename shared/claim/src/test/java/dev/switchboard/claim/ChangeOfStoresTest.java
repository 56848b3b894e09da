package dev.switchboard.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first store goes or comes back between a claim and what settles it. Two processes, each with its own breaker. */
class ChangeOfStoresTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClaimTerms TERMS = new ClaimTerms(Duration.ofSeconds(12), Duration.ofHours(24));
    private static final UpdateKey UPDATE = new UpdateKey(1, 1);

    private final InMemoryClaims first = new InMemoryClaims(() -> NOW, TERMS);
    private final InMemoryClaims second = new InMemoryClaims(() -> NOW, TERMS);
    private final FallbackClaims one = claims();
    private final FallbackClaims other = claims();

    @Test
    void gone_before_the_confirmation_and_back_the_update_is_done() {
        one.claim(UPDATE, "a");
        first.setAway(true);
        one.confirm(UPDATE);
        assertThat(other.claim(UPDATE, "b")).isEqualTo(Claim.DONE);

        first.setAway(false);
        assertThat(first.claim(UPDATE, "b")).isEqualTo(Claim.HELD);
        assertThat(claims().claim(UPDATE, "b")).isEqualTo(Claim.DONE);
    }

    @Test
    void back_before_the_confirmation_the_update_is_done_in_both_stores() {
        first.setAway(true);
        one.claim(UPDATE, "a");
        first.setAway(false);
        one.confirm(UPDATE);

        assertThat(first.claim(UPDATE, "b")).isEqualTo(Claim.DONE);
        assertThat(second.claim(UPDATE, "b")).isEqualTo(Claim.DONE);
    }

    @Test
    void back_before_the_release_the_update_is_free_in_both_stores() {
        first.claim(UPDATE, "a"); // and the answer is lost
        first.setAway(true);
        one.claim(UPDATE, "a");
        first.setAway(false);
        one.release(UPDATE, "a");

        assertThat(first.claim(UPDATE, "b")).isEqualTo(Claim.WON);
        assertThat(second.claim(UPDATE, "b")).isEqualTo(Claim.WON);
    }

    @Test
    void gone_before_the_release_the_update_is_held_until_the_lease_ends() {
        one.claim(UPDATE, "a");
        first.setAway(true);
        one.release(UPDATE, "a");
        first.setAway(false);

        assertThat(other.claim(UPDATE, "b")).isEqualTo(Claim.HELD);
    }

    @Test
    void gone_after_the_claim_another_may_win_too() {
        one.claim(UPDATE, "a");
        first.setAway(true);
        assertThat(other.claim(UPDATE, "b")).isEqualTo(Claim.WON);
        one.confirm(UPDATE);
        other.confirm(UPDATE);

        first.setAway(false);
        assertThat(claims().claim(UPDATE, "c")).isEqualTo(Claim.DONE);
    }

    @Test
    void asking_whether_a_held_update_is_done_leaves_no_claim() {
        one.claim(UPDATE, "a");

        assertThat(other.claim(UPDATE, "b")).isEqualTo(Claim.HELD);
        assertThat(second.claim(UPDATE, "c")).isEqualTo(Claim.WON);
        assertThat(other.fallbacks()).isZero();
    }

    @Test
    void a_held_update_stays_held_while_the_second_store_is_away() {
        one.claim(UPDATE, "a");
        second.setAway(true);

        assertThat(other.claim(UPDATE, "b")).isEqualTo(Claim.HELD);
    }

    @Test
    void a_store_that_is_to_know_and_cannot_be_told_is_reported() {
        one.claim(UPDATE, "a");
        first.setAway(true);
        second.setAway(true);

        assertThatThrownBy(() -> one.confirm(UPDATE)).isInstanceOf(ClaimStoreException.class);
    }

    static Stream<Arguments> courses() {
        var either = List.of(true, false);
        return either.stream()
                .flatMap(lost -> either.stream()
                        .flatMap(claim -> either.stream()
                                .flatMap(confirm ->
                                        either.stream().map(repeat -> Arguments.of(lost, claim, confirm, repeat)))));
    }

    @ParameterizedTest(name = "answer lost {0}, away at claim {1}, confirmation {2}, repetition {3}")
    @MethodSource("courses")
    void whatever_the_first_store_does_a_confirmed_update_is_not_held(
            boolean answerLost, boolean awayAtClaim, boolean awayAtConfirmation, boolean awayAtRepetition) {
        if (answerLost) {
            first.claim(UPDATE, "a");
        }
        first.setAway(awayAtClaim);
        assertThat(one.claim(UPDATE, "a")).isEqualTo(Claim.WON);
        first.setAway(awayAtConfirmation);
        one.confirm(UPDATE);
        first.setAway(awayAtRepetition);

        for (var process : List.of(one, other)) {
            assertThat(process.claim(UPDATE, "b")).isNotEqualTo(Claim.HELD);
        }
    }

    private FallbackClaims claims() {
        return new FallbackClaims(
                first,
                second,
                CircuitBreaker.builder()
                        .withFailureThreshold(2)
                        .withSuccessThreshold(1)
                        .withDelay(Duration.ofHours(1))
                        .build());
    }
}
