package dev.switchboard.dm.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.conversation.Turn;
import dev.switchboard.dm.people.Addressee;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.PersonName;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Tells a person something, unless they blocked the bot. */
public final class TellPersonWorker implements Worker<Job.TellPerson> {
    private final People people;
    private final Phrasebook phrases;
    private final Turn turn;

    /** Puts the worker together. */
    public TellPersonWorker(People people, Phrasebook phrases, Turn turn) {
        this.people = people;
        this.phrases = phrases;
        this.turn = turn;
    }

    @Override
    public Outcome work(Job.TellPerson job, JobEnvelope envelope) {
        Long user = envelope.route().user();
        if (user == null) {
            return new Outcome.Bury("unreadable_telling", "nobody is named");
        }
        try {
            var telling = Tellings.Telling.read(job.payload());
            return turn.take(envelope, user, envelope.timing().enqueuedAt(), 0, _ -> tell(envelope, user, telling));
        } catch (JsonProcessingException e) {
            return new Outcome.Bury("unreadable_telling", e.getOriginalMessage());
        }
    }

    private Performed tell(JobEnvelope envelope, long user, Tellings.Telling telling) {
        var begun = people.beginTelling(envelope.id(), envelope.route().bot(), user, telling.group());
        if (!begun.effect().known()) {
            return new Performed.NotDone(new Outcome.Discard("person_unknown"));
        }
        var language = Language.ofCode(begun.effect().language())
                .orElseGet(() -> Language.detect(begun.effect().languageCode()));
        var text = phrases.say(language, telling.phrase(), arguments(telling, begun.effect()));
        return new Performed.Done(begun.map(_ -> new Answer.Write(user, text, null)));
    }

    private static Map<String, Object> arguments(Tellings.Telling telling, Addressee addressee) {
        if (telling.group() == null) {
            return telling.arguments();
        }
        var arguments = new HashMap<>(telling.arguments());
        var title = PersonName.of(Objects.requireNonNullElse(addressee.groupTitle(), ""));
        arguments.put("group", title);
        arguments.put("named", title.isEmpty() ? "no" : "yes");
        arguments.put("unlimited", addressee.stillUnlimited() ? "yes" : "no");
        return arguments;
    }
}
