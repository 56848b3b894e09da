package dev.switchboard.claim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Claims in memory, by a clock that a test can move. */
public final class InMemoryClaims implements UpdateClaims {
    private static final String DONE = "done";

    private final InstantSource clock;
    private final ClaimTerms terms;
    private final Map<UpdateKey, Entry> entries = new HashMap<>();
    private boolean away;

    public InMemoryClaims(InstantSource clock, ClaimTerms terms) {
        this.clock = clock;
        this.terms = terms;
    }

    /** Stops or starts to answer. */
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public synchronized Claim claim(UpdateKey update, String owner) {
        answer();
        var entry = entries.get(update);
        if (entry == null || !clock.instant().isBefore(entry.until) || entry.holder.equals("by " + owner)) {
            entries.put(update, new Entry("by " + owner, clock.instant().plus(terms.lease())));
            return Claim.WON;
        }
        return entry.holder.equals(DONE) ? Claim.DONE : Claim.HELD;
    }

    @Override
    public synchronized void confirm(UpdateKey update) {
        answer();
        entries.put(update, new Entry(DONE, clock.instant().plus(terms.memory())));
    }

    @Override
    public synchronized void release(UpdateKey update, String owner) {
        answer();
        var entry = entries.get(update);
        if (entry != null && entry.holder.equals("by " + owner)) {
            entries.remove(update);
        }
    }

    private void answer() {
        if (away) {
            throw new ClaimStoreException("memory", "nothing");
        }
    }

    private record Entry(String holder, Instant until) {}
}
