package dev.switchboard.sender.content;

import java.util.random.RandomGenerator;

/**
 * Draws debug codes. A code may have been drawn before: the ledger's unique index tells, and the next one is drawn.
 *
 * <p>With {@code n} codes in the ledger a draw meets one of them with a chance of {@code n / 32}<sup>6</sup>: one in a
 * hundred after some ten million messages, so that a second draw all but always does. A code names one message for as
 * long as the ledger keeps it.
 *
 * <p>As safe to share between threads as the randomness is.
 */
public final class DebugCodes {
    private final RandomGenerator random;

    /** @param random for production one that cannot be foretold, so that nobody can name a message they have not seen */
    public DebugCodes(RandomGenerator random) {
        this.random = random;
    }

    /** Returns a code, every one as likely as every other. */
    public DebugCode next() {
        StringBuilder code = new StringBuilder(DebugCode.PREFIX);
        for (int i = 0; i < DebugCode.CHARACTERS; i++) {
            code.append(DebugCode.ALPHABET.charAt(random.nextInt(DebugCode.ALPHABET.length())));
        }
        return new DebugCode(code.toString());
    }
}
