package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.AnswerRecord;
import dev.switchboard.dm.answer.Answers;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.people.Person;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.UpdateParser;
import dev.switchboard.telegram.UpdateReading;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

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
            when update.getMessage() != null -> answer(update.getMessage(), envelope);
            case UpdateReading.Read _ -> unreadable("the update holds no message");
            case UpdateReading.Unreadable(String detail) -> unreadable(detail);
        };
    }

    private Outcome answer(Message message, JobEnvelope envelope) {
        @Nullable User from = message.getFrom();
        if (from == null) {
            return new Outcome.Discard("no_sender");
        }
        var command = Command.in(message.getText()).map(Command::name).orElse("");
        return switch (command) {
            case "start" -> start(from, message.getChatId(), envelope);
            default -> help(message.getChatId(), envelope);
        };
    }

    private Outcome start(User from, long chat, JobEnvelope envelope) {
        var person = new Person(
                envelope.route().bot(),
                from.getId(),
                Objects.requireNonNullElse(from.getFirstName(), ""),
                from.getLastName(),
                from.getUserName(),
                from.getLanguageCode());
        var registration = people.register(envelope.id(), person);
        var text = Texts.start(person, registration.effect());
        return answers.give(envelope, registration, new Answer(chat, text));
    }

    private Outcome help(long chat, JobEnvelope envelope) {
        return answers.give(envelope, record.begin(envelope.id(), "help"), new Answer(chat, Texts.help()));
    }

    /** Goes to the DLQ after its attempts: an operator can look at it, and a later version may read it. */
    private static Outcome unreadable(String detail) {
        return new Outcome.RetryLater(new IllegalArgumentException("update is not readable: " + detail));
    }
}
