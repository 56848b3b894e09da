package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.AnswerRecord;
import dev.switchboard.dm.answer.AnswerResult;
import dev.switchboard.dm.answer.Answers;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.people.Person;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.telegram.UpdateParser;
import dev.switchboard.telegram.UpdateReading;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;

/** Does what a person asks for in a private chat, and answers. */
public final class PrivateMessageWorker implements Worker<Job.ProcessPrivateMessage> {
    private final UpdateParser parser;
    private final People people;
    private final AnswerRecord record;
    private final Answers answers;

    /** Puts the worker together. */
    public PrivateMessageWorker(UpdateParser parser, People people, AnswerRecord record, Answers answers) {
        this.parser = parser;
        this.people = people;
        this.record = record;
        this.answers = answers;
    }

    @Override
    public Outcome work(Job.ProcessPrivateMessage job, JobEnvelope envelope) {
        return switch (parser.parse(job.update().text())) {
            case UpdateReading.Read(var update)
            when update.getMessage() != null && update.getMessage().getChat() != null -> answer(update, envelope);
            case UpdateReading.Read _ -> unreadable("the update holds no message in a chat");
            case UpdateReading.Unreadable(String detail) -> unreadable(detail);
        };
    }

    private Outcome answer(Update update, JobEnvelope envelope) {
        var message = update.getMessage();
        @Nullable User from = message.getFrom();
        if (from == null) {
            return new Outcome.Discard("no_sender");
        }
        var command = Command.in(message.getText()).map(Command::name).orElse("");
        var result = switch (command) {
            case "start" -> start(from, message.getChatId(), envelope);
            default -> help(message.getChatId(), envelope);
        };
        return switch (result) {
            case AnswerResult.Given() -> new Outcome.Done();
            case AnswerResult.PersonGone(String reason) -> {
                noteGone(from, update, envelope);
                yield new Outcome.Discard(reason);
            }
            case AnswerResult.NoChat(String reason) -> new Outcome.Discard(reason);
            case AnswerResult.BotSilent(String reason) -> new Outcome.Discard(reason);
            case AnswerResult.Owed(Outcome outcome) -> outcome;
        };
    }

    private AnswerResult start(User from, long chat, JobEnvelope envelope) {
        var person = new Person(
                envelope.route().bot(),
                from.getId(),
                Objects.requireNonNullElse(from.getFirstName(), ""),
                from.getLastName(),
                from.getUserName(),
                from.getLanguageCode());
        return answers.give(
                envelope,
                () -> people.register(envelope.id(), person),
                registration -> new Answer(chat, Texts.start(person, registration)));
    }

    private AnswerResult help(long chat, JobEnvelope envelope) {
        return answers.give(envelope, () -> record.begin(envelope.id(), "help"), _ -> new Answer(chat, Texts.help()));
    }

    /**
     * Notes what Telegram's refusal tells. It is dated by the person's own message: the block came after that, and
     * whatever Telegram itself reports of later is newer.
     */
    private void noteGone(User from, Update update, JobEnvelope envelope) {
        var job = new JobId(envelope.id().value() + "/gone");
        var wroteAt = Instant.ofEpochSecond(
                Objects.requireNonNullElse(update.getMessage().getDate(), 0));
        people.setBlocked(job, envelope.route().bot(), from.getId(), true, wroteAt, update.getUpdateId());
    }

    /** Kept in the DLQ: an operator can look at it, and a later version may read it. */
    private static Outcome unreadable(String detail) {
        return new Outcome.Bury("unreadable_update", detail);
    }
}
