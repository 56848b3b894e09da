package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job whose message this process holds: how often it failed here, what is left to do with it, and until when SQS keeps it from others. Safe for
 * use by several threads.
 */
final class HeldJob {
    private final DecodedJob decoded;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Settlement settlement;
    private @Nullable String dependencyAway;
    private int outages;
    private ReceivedMessage message;
    private Instant heldUntil;

    HeldJob(ReceivedMessage message, DecodedJob decoded, Instant heldUntil) {
        this.message = message;
        this.decoded = decoded;
        this.heldUntil = heldUntil;
    }

    DecodedJob decoded() {
        return decoded;
    }

    synchronized ReceivedMessage message() {
        return message;
    }

    /** Notes that the message is held on. */
    synchronized void heldUntil(Instant until) {
        heldUntil = until;
    }

    /** Notes that the message came again, which makes the earlier receipt worthless. */
    synchronized void receivedAgain(ReceivedMessage again, Instant until) {
        message = again;
        heldUntil = until;
    }

    /** Returns whether another process may have the message by now. */
    synchronized boolean isLostAt(Instant now) {
        return !now.isBefore(heldUntil);
    }

    synchronized void failed(Attempt attempt) {
        attempts.add(attempt);
    }

    /** Notes what is to be done with it; until {@link #runsAgain} it is not run. */
    synchronized void settleBy(Settlement decided) {
        settlement = decided;
    }

    /** Returns what is left to do of its last run, {@code null} if it is to be run. */
    synchronized @Nullable Settlement settlement() {
        return settlement;
    }

    synchronized void runsAgain() {
        settlement = null;
    }

    /** Notes that a run found something away. Returns how many runs in a row have. */
    synchronized int waitsFor(String dependency) {
        dependencyAway = dependency;
        return ++outages;
    }

    synchronized void waitsForNothing() {
        dependencyAway = null;
        outages = 0;
    }

    /** Returns what its last run found away, {@code null} if nothing. */
    synchronized @Nullable String dependencyAway() {
        return dependencyAway;
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
