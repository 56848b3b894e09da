package dev.switchboard.dm.live;

import dev.switchboard.dm.people.Account;

/** What a person gets who asks who is live. */
public sealed interface Viewing {

    /** Returns what the person has, after they paid. */
    Account account();

    /**
     * A page of the list.
     *
     * @param view what the list's buttons carry
     */
    record Page(Account account, long view, LivePage page) implements Viewing {}

    /** Nobody is live, which costs nothing. */
    record NobodyLive(Account account) implements Viewing {}

    /** They have no points left. */
    record NoPoints(Account account) implements Viewing {}

    /** What they paid for is over, or they were gone when they asked and paid nothing: they may ask anew. */
    record Over(Account account) implements Viewing {}

    /** They never started the bot. */
    record NotRegistered(Account account) implements Viewing {}
}
