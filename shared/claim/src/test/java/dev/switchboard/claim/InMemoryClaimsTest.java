package dev.switchboard.claim;

import java.time.Instant;

class InMemoryClaimsTest extends ClaimsContract {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InMemoryClaims claims = new InMemoryClaims(() -> now, TERMS);

    @Override
    UpdateClaims claims() {
        return claims;
    }

    @Override
    void passLease() {
        now = now.plus(TERMS.lease());
    }
}
