package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.Claim;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;

/** Claims that everybody wins and nobody remembers. */
final class RehearsedClaims implements UpdateClaims {
    @Override
    public Claim claim(UpdateKey update, String owner) {
        return Claim.WON;
    }

    @Override
    public void confirm(UpdateKey update) {
        // nothing was kept
    }

    @Override
    public void release(UpdateKey update, String owner) {
        // nothing was kept
    }
}
