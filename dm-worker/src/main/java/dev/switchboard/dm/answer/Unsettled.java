package dev.switchboard.dm.answer;

import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Calls to Telegram that it neither took nor refused. */
public final class Unsettled {
    private Unsettled() {}

    /** Returns how the job goes on that made the call; empty if Telegram has said what it says, or has done it. */
    public static Optional<Outcome> outcome(TelegramReply<?> reply, Instant now) {
        return switch (reply) {
            case TelegramReply.Accepted<?> _, TelegramReply.Rejected<?> _ -> Optional.empty();
            case TelegramReply.FloodLimited<?> limited ->
                Optional.of(new Outcome.Defer(now.plus(limited.retryAfter()), "flood_limited"));
            case TelegramReply.Unreachable<?> unreachable -> unreached(unreachable);
        };
    }

    private static Optional<Outcome> unreached(TelegramReply.Unreachable<?> unreachable) {
        return switch (unreachable.fault()) {
            case RESULT_UNREADABLE -> Optional.empty();
            case NOT_CONNECTED -> Optional.of(new Outcome.DependencyAway("telegram", unreachable.detail()));
            case NO_ANSWER, NOT_BOT_API, SERVER_ERROR ->
                Optional.of(new Outcome.RetryLater(
                        new UnansweredException("Telegram: " + unreachable.fault() + ", " + unreachable.detail())));
        };
    }
}
