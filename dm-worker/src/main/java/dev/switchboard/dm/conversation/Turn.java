package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.AnswerResult;
import dev.switchboard.dm.answer.Answers;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.people.People;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.work.Outcome;
import java.time.Instant;
import java.util.function.Function;

/** The bot's turn: does something for one person, answers them, and notes if they are gone. Safe for use by several threads. */
public final class Turn {
    private final People people;
    private final Answers answers;

    /** Puts it together. */
    public Turn(People people, Answers answers) {
        this.people = people;
        this.answers = answers;
    }

    /**
     * Takes the turn.
     *
     * @param happenedAt what the turn is about: a block that Telegram reports now came after it, and whatever Telegram itself
     *     tells of later is newer
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
                var job = new JobId(envelope.id().value() + "/gone");
                people.setBlocked(job, envelope.route().bot(), user, true, happenedAt, updateId);
                yield new Outcome.Discard(reason);
            }
            case AnswerResult.NoChat(String reason) -> new Outcome.Discard(reason);
            case AnswerResult.BotSilent(String reason) -> new Outcome.Discard(reason);
            case AnswerResult.Owed(Outcome outcome) -> outcome;
        };
    }
}
