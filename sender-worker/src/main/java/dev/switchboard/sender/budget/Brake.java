package dev.switchboard.sender.budget;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Slows a bot down while Telegram's answers stay out, so that an outage leaves few messages in doubt: those that are on their
 * way, and then one after 1, 2, 4, 8, 16 and each 30 s. The first answer to any of them, yes or no, ends that.
 *
 * <p>One chat alone brakes nothing, however often its messages get no answer. Knows the time only from its callers. Not safe
 * for use by several threads.
 */
final class Brake {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private OptionalLong doubted = OptionalLong.empty();
    private Duration wait = Duration.ZERO;
    private Instant next = Instant.EPOCH;

    /** Takes note that nobody knows what became of a message to a chat. */
    void doubted(long chat, Instant now) {
        if (wait.isZero() && doubted.isPresent() && doubted.getAsLong() != chat) {
            wait = FIRST;
            next = now.plus(wait);
        }
        doubted = OptionalLong.of(chat);
    }

    /** Takes note that Telegram answered. */
    void answered() {
        doubted = OptionalLong.empty();
        wait = Duration.ZERO;
        next = Instant.EPOCH;
    }

    /** Takes note that a message goes out: while the brake is on, the next one waits twice as long. */
    void granted(Instant at) {
        if (wait.isPositive()) {
            var twice = wait.multipliedBy(2);
            wait = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
            next = at.plus(wait);
        }
    }

    /** Returns until when nothing may go out; that may be past. */
    Closing closing() {
        return new Closing(next, Reason.BOT_UNANSWERED);
    }
}
