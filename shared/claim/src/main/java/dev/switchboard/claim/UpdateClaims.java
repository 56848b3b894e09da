package dev.switchboard.claim;

/**
 * Claims on updates: claim, queue, confirm.
 *
 * <p>A filter that makes doubles rare. The guarantee is given further on, by the queue's deduplication and by effects
 * that carry the job's id. Implementations are safe for use by several threads.
 */
public interface UpdateClaims {

    /**
     * Claims an update for an owner until the lease ends. An owner that claims again, because the first answer was lost,
     * wins again.
     *
     * @param owner who claims; unique to one invocation
     * @throws ClaimStoreException if the store did not answer; the claim may have been taken all the same
     */
    Claim claim(UpdateKey update, String owner);

    /**
     * Marks an update as queued, whoever holds the claim.
     *
     * @throws ClaimStoreException if the store did not answer
     */
    void confirm(UpdateKey update);

    /**
     * Gives up a claim that is still the owner's; does nothing otherwise.
     *
     * @throws ClaimStoreException if the store did not answer; the lease ends by itself
     */
    void release(UpdateKey update, String owner);
}
