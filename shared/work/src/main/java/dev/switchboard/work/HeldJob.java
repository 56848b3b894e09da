package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A job whose message this process holds: how often it failed here, and until when SQS keeps it from others. Safe for
 * use by several threads.
 */
final class HeldJob {
    private final DecodedJob decoded;
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean dead;
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

    /** Notes that nothing is left but to bury it. */
    synchronized void dies() {
        dead = true;
    }

    synchronized boolean isDead() {
        return dead;
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
