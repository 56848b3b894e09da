package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.AnswerResult;
import dev.switchboard.dm.answer.Answers;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.UnansweredException;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.token.DeadTokens;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.work.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** The bot's turn: does something for one person, answers them, and notes if they are gone. Safe for use by several threads. */
public final class Turn {
    private final People people;
    private final Answers answers;
    private final DeadTokens deadTokens;
    private final InstantSource clock;

    /** Puts it together, with the clock that is nearest to Telegram's. */
    public Turn(People people, Answers answers, DeadTokens deadTokens, InstantSource clock) {
        this.people = people;
        this.answers = answers;
        this.deadTokens = deadTokens;
        this.clock = clock;
    }

    /**
     * Takes the turn.
     *
     * @param happenedAt when that came about which the turn is about, by Telegram's clock if it says so
     * @param updateId orders facts of the same second; 0 where no update stands behind the turn
     */
    public Outcome take(
            JobEnvelope envelope,
            long user,
            Instant happenedAt,
            long updateId,
            Function<TelegramGateway, Performed> deed) {
        return switch (answers.give(envelope, deed)) {
            case AnswerResult.Given() -> new Outcome.Done();
            case AnswerResult.PersonGone(String reason) -> {
                var job = envelope.id().part("gone");
                people.setBlocked(job, envelope.route().bot(), user, true, knownAt(happenedAt), updateId);
                yield new Outcome.Discard(reason);
            }
            case AnswerResult.Withheld() -> new Outcome.Discard("person_gone");
            case AnswerResult.NoChat(String reason) -> new Outcome.Discard(reason);
            case AnswerResult.BotSilent(String reason) -> new Outcome.Discard(reason);
            case AnswerResult.TokenRefused(String detail) -> {
                boolean dead = deadTokens.isDead(envelope.route().bot());
                yield new Outcome.RetryLater(new UnansweredException("Telegram refused: %s; the stored token is %s"
                        .formatted(detail, dead ? "dead" : "another now")));
            }
            case AnswerResult.Owed(Outcome outcome) -> outcome;
        };
    }

    /**
     * Returns the time of Telegram's refusal, and not of what it refused to answer: what waits in the queue was written before
     * it too, and tells of no return. In whole seconds, so that Telegram's word of a return within the same one counts.
     */
    private Instant knownAt(Instant happenedAt) {
        var now = clock.instant();
        return (now.isAfter(happenedAt) ? now : happenedAt).truncatedTo(ChronoUnit.SECONDS);
    }
}
