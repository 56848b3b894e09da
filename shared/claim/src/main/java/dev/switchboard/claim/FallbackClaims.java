package dev.switchboard.claim;

import dev.failsafe.CircuitBreaker;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Claims in a first store while it answers, and in a second one while it does not.
 *
 * <p>A circuit breaker keeps a dead first store from costing every request its time-out. A claim made in one store is
 * not seen in the other: around a change of stores an update may be claimed twice, which the queue's deduplication
 * catches. Safe for use by several threads.
 */
public final class FallbackClaims implements UpdateClaims {
    private final UpdateClaims first;
    private final UpdateClaims second;
    private final CircuitBreaker<Object> breaker;
    private final AtomicLong fallbacks = new AtomicLong();

    /** Uses {@code first} whenever {@code breaker} lets it. */
    public FallbackClaims(UpdateClaims first, UpdateClaims second, CircuitBreaker<Object> breaker) {
        this.first = first;
        this.second = second;
        this.breaker = breaker;
    }

    @Override
    public Claim claim(UpdateKey update, String owner) {
        return answered(claims -> claims.claim(update, owner));
    }

    @Override
    public void confirm(UpdateKey update) {
        answered(claims -> {
            claims.confirm(update);
            return Claim.DONE;
        });
    }

    @Override
    public void release(UpdateKey update, String owner) {
        answered(claims -> {
            claims.release(update, owner);
            return Claim.DONE;
        });
    }

    /** Returns how many requests the second store has had to answer. */
    public long fallbacks() {
        return fallbacks.get();
    }

    /** Returns whether requests go to the first store: closed, or open and they do not, or half open and one tries. */
    public CircuitBreaker.State breaker() {
        return breaker.getState();
    }

    private Claim answered(Function<UpdateClaims, Claim> request) {
        if (breaker.tryAcquirePermit()) {
            try {
                var answer = request.apply(first);
                breaker.recordSuccess();
                return answer;
            } catch (ClaimStoreException e) {
                breaker.recordException(e); // the breaker's state is the report; the second store answers
            } catch (RuntimeException e) {
                breaker.recordException(e); // a permit that is not given back would keep the breaker half open for ever
                throw e;
            }
        }
        fallbacks.incrementAndGet();
        return request.apply(second);
    }
}
