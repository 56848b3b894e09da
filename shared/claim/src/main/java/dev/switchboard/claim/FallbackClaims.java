package dev.switchboard.claim;

import dev.failsafe.CircuitBreaker;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Claims in a first store while it answers, and in a second one while it does not.
 *
 * <p>A circuit breaker keeps a dead first store from costing every request its time-out. The first store may go, or come
 * back, between a claim and what settles it:
 *
 * <ul>
 *   <li>what the first store granted is settled there, and in the second one where the first does not answer;
 *   <li>what the second store granted is settled there, and in the first one too if that answers again, for it is the one
 *       that is asked next, and it may have granted the claim and only failed to say so;
 *   <li>an update that is held in the first store may be done in the second, which is then asked.
 * </ul>
 *
 * So an update that is confirmed is done, and not held until its lease ends, as long as the second store answers. It may be
 * won twice if the stores change between the two claims: the queue's deduplication catches that. Safe for use by several
 * threads.
 */
public final class FallbackClaims implements UpdateClaims {
    private final UpdateClaims first;
    private final UpdateClaims second;
    private final CircuitBreaker<Object> breaker;
    private final AtomicLong fallbacks = new AtomicLong();

    /** Won here and not settled yet. */
    private final Set<UpdateKey> grantedBySecond = ConcurrentHashMap.newKeySet();

    /** Uses {@code first} whenever {@code breaker} lets it. */
    public FallbackClaims(UpdateClaims first, UpdateClaims second, CircuitBreaker<Object> breaker) {
        this.first = first;
        this.second = second;
        this.breaker = breaker;
    }

    @Override
    public Claim claim(UpdateKey update, String owner) {
        var answer = answerOfFirst(claims -> claims.claim(update, owner));
        if (answer == null) {
            return claimInSecond(update, owner);
        }
        return answer == Claim.HELD && isDoneInSecond(update, owner) ? Claim.DONE : answer;
    }

    @Override
    public void confirm(UpdateKey update) {
        settle(update, claims -> claims.confirm(update));
    }

    @Override
    public void release(UpdateKey update, String owner) {
        settle(update, claims -> claims.release(update, owner));
    }

    /** Returns how many requests the second store has had to answer in the first one's place. */
    public long fallbacks() {
        return fallbacks.get();
    }

    /** Returns whether requests go to the first store: closed, or open and they do not, or half open and one tries. */
    public CircuitBreaker.State breaker() {
        return breaker.getState();
    }

    private Claim claimInSecond(UpdateKey update, String owner) {
        fallbacks.incrementAndGet();
        var answer = second.claim(update, owner);
        if (answer == Claim.WON) {
            grantedBySecond.add(update);
        }
        return answer;
    }

    /** Asks with a claim that is given back: a held update is too rare for stores to have a question of its own. */
    private boolean isDoneInSecond(UpdateKey update, String owner) {
        try {
            var answer = second.claim(update, owner);
            if (answer == Claim.WON) {
                second.release(update, owner);
            }
            return answer == Claim.DONE;
        } catch (ClaimStoreException e) {
            return false; // the first store's answer stands: the update is asked for again
        }
    }

    private void settle(UpdateKey update, Consumer<UpdateClaims> settlement) {
        boolean isGrantedBySecond = grantedBySecond.remove(update);
        var settledInFirst = answerOfFirst(claims -> {
            settlement.accept(claims);
            return true;
        });
        if (settledInFirst == null) {
            fallbacks.incrementAndGet();
        }
        if (settledInFirst == null || isGrantedBySecond) {
            settlement.accept(second);
        }
    }

    /** Returns what the first store answers, or null if it does not or is not to be asked. */
    private <T> @Nullable T answerOfFirst(Function<UpdateClaims, T> request) {
        if (!breaker.tryAcquirePermit()) {
            return null;
        }
        try {
            var answer = request.apply(first);
            breaker.recordSuccess();
            return answer;
        } catch (ClaimStoreException e) {
            breaker.recordException(e); // the breaker's state is the report; the second store answers
            return null;
        } catch (RuntimeException e) {
            breaker.recordException(e); // a permit that is not given back would keep the breaker half open for ever
            throw e;
        }
    }
}
