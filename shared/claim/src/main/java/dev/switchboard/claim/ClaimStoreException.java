package dev.switchboard.claim;

/** A claim store did not answer, or not as it should. */
public final class ClaimStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the store.
     *
     * @param store its name in logs and metrics, such as {@code redis}
     */
    public ClaimStoreException(String store, Throwable cause) {
        super("claim store " + store + " did not answer", cause);
    }

    /** Names the store and what it answered. */
    public ClaimStoreException(String store, String answer) {
        super("claim store " + store + " answered " + answer);
    }
}
