package dev.switchboard.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of claims does. Its lease is short enough to be waited for. */
abstract class ClaimsContract {
    static final ClaimTerms TERMS = new ClaimTerms(Duration.ofSeconds(1), Duration.ofHours(24));

    private final UpdateKey update =
            new UpdateKey(7, ThreadLocalRandom.current().nextLong(1L << 52));

    /** Returns the claims. */
    abstract UpdateClaims claims();

    /** Lets a lease end. */
    abstract void passLease() throws InterruptedException;

    @Test
    void the_first_wins_and_others_are_held_off() {
        assertThat(claims().claim(update, "a")).isEqualTo(Claim.WON);
        assertThat(claims().claim(update, "b")).isEqualTo(Claim.HELD);
    }

    @Test
    void a_confirmed_update_is_done_for_everybody() {
        claims().claim(update, "a");
        claims().confirm(update);

        assertThat(claims().claim(update, "a")).isEqualTo(Claim.DONE);
        assertThat(claims().claim(update, "b")).isEqualTo(Claim.DONE);
    }

    @Test
    void an_owner_whose_answer_was_lost_wins_again() {
        claims().claim(update, "a");

        assertThat(claims().claim(update, "a")).isEqualTo(Claim.WON);
    }

    @Test
    void a_released_claim_is_free() {
        claims().claim(update, "a");
        claims().release(update, "a");

        assertThat(claims().claim(update, "b")).isEqualTo(Claim.WON);
    }

    @Test
    void nobody_releases_what_is_anothers_or_done() {
        claims().claim(update, "a");
        claims().release(update, "b");
        assertThat(claims().claim(update, "b")).isEqualTo(Claim.HELD);

        claims().confirm(update);
        claims().release(update, "a");
        assertThat(claims().claim(update, "b")).isEqualTo(Claim.DONE);
    }

    @Test
    void a_lease_ends() throws InterruptedException {
        claims().claim(update, "a");
        passLease();

        assertThat(claims().claim(update, "b")).isEqualTo(Claim.WON);
    }

    @Test
    void the_same_number_of_another_bot_is_another_update() {
        claims().claim(update, "a");

        assertThat(claims().claim(new UpdateKey(8, update.updateId()), "b")).isEqualTo(Claim.WON);
    }

    @Test
    void of_many_at_once_one_wins() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 20)
                            .mapToObj(i -> (Callable<Claim>) () -> claims().claim(update, "owner" + i))
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(Collections.frequency(answers, Claim.WON)).isEqualTo(1);
            assertThat(Collections.frequency(answers, Claim.HELD)).isEqualTo(19);
        }
    }
}
