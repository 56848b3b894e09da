package dev.switchboard.parts.fault;

/** What becomes of what set off a {@link Tripwire}, once its action has run. */
public enum Then {
    /** It goes on its way. */
    FORWARD,
    /** It is dropped and its connection closed. */
    DROP
}
