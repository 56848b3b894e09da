package dev.switchboard.sender.broadcast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The broadcasts in the database. Every call may be repeated. Implementations are safe for use by several threads. */
public interface Broadcasts {
    /**
     * Takes broadcasts whose jobs are to be queued; what is not finished within a minute is handed out again.
     *
     * @param stalled how long nothing was sent of one whose jobs must be lost, because they all were queued; whole seconds
     */
    List<DueBroadcast> takeDue(int most, Duration stalled);

    /** Returns what a broadcast says and how far it is. */
    Optional<OpenBroadcast> open(UUID broadcast);

    /** Ends a broadcast that cannot be sent as it is; nothing was sent. */
    void refuse(UUID broadcast, String reason, String detail);

    /**
     * Its photo's host has no address just now: it is due again in a minute, and after some times it is refused. A call that is
     * repeated counts twice, which does no harm.
     *
     * @param detail what to tell people then
     */
    void holdBack(UUID broadcast, String detail);

    /**
     * Starts a broadcast that is due, and no other: from now on it has an open delivery for each of its chats. These are opened in
     * pages before; a start that stopped half-way begins anew and changes nothing about those that are there.
     */
    void start(UUID broadcast);

    /** Returns the next chats whose jobs are to be queued, in the order of their ids; none while it is paused. */
    List<Long> nextChats(UUID broadcast, int most);

    /**
     * Records that jobs are queued up to a chat.
     *
     * @param upTo the last of them; {@code null} for all
     * @return whether to go on: not if the broadcast is being queued anew, or ended
     */
    boolean recordQueued(UUID broadcast, int round, @Nullable Long upTo);

    /**
     * Settles what waits of broadcasts that ended early: it is never sent.
     *
     * @param most how many deliveries at most
     * @return how many; a call that finds none has found all
     */
    int settleEnded(int most);
}
