package dev.switchboard.claim;

/** What became of the wish to handle an update. */
public enum Claim {
    /** It is the caller's to queue, until the lease ends. */
    WON,
    /** It was queued before. */
    DONE,
    /** Another caller is at it, or died at it and its lease has not ended. */
    HELD
}
