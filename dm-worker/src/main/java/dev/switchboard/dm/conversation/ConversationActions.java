package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.DialoguesAwayException;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.Map;
import java.util.Optional;

/** What is said about the conversation itself. */
public final class ConversationActions {
    private final People people;
    private final Phrasebook phrases;
    private final Dialogues dialogues;

    /** Puts them together. */
    public ConversationActions(People people, Phrasebook phrases, Dialogues dialogues) {
        this.people = people;
        this.phrases = phrases;
        this.dialogues = dialogues;
    }

    /** {@code /cancel}: says whether there was a dialogue, which is ended before ({@link #leaving}). */
    public Action cancel() {
        return (ask, _) -> said(ask, "cancel", wasOpen(ask), Map.of());
    }

    /** Ends the dialogue that is open, and does something else then; also while dialogues are away, and then ends none. */
    public Action leaving(Action next) {
        return (ask, bot) -> {
            dialogues.leaveIfReachable(ask.contact().botId(), ask.contact().userId(), ask.job());
            return next.perform(ask, bot);
        };
    }

    /** Returns what the bot says of that which it waits for, if it does and that is known now. */
    public Optional<Phrase> awaited(Ask ask) {
        try {
            return switch (found(ask)) {
                case NONE -> Optional.empty();
                case CLONE_TOKEN -> Optional.of(Phrase.CLONE_AWAITED);
            };
        } catch (DialoguesAwayException e) {
            return Optional.empty();
        }
    }

    /** Asks somebody to go slowly. */
    public Action askedTooOften(int most) {
        return (ask, _) -> said(ask, "asked_too_often", Phrase.ASKED_TOO_OFTEN, Map.of("most", most));
    }

    /** Asks somebody to press buttons slowly, in a message of its own: what they pressed stays where it is. */
    public Action pressedTooOften(int most) {
        return (ask, _) -> new Performed.Done(people.meet(ask.job(), ask.contact(), "pressed_too_often")
                .map(account -> new Answer.Write(
                        ask.chat(),
                        phrases.say(ask.language(account), Phrase.PRESSED_TOO_OFTEN, Map.of("most", most)),
                        null)));
    }

    /** Asks for a text again later, because nobody can say what it is the answer to. */
    public Action dialoguesAway() {
        return (ask, _) -> said(ask, "dialogues_away", Phrase.DIALOGUES_AWAY, Map.of());
    }

    private Phrase wasOpen(Ask ask) {
        try {
            return found(ask) == Topic.NONE ? Phrase.NOTHING_TO_CANCEL : Phrase.CANCELLED;
        } catch (DialoguesAwayException e) {
            return Phrase.DIALOGUES_AWAY;
        }
    }

    private Topic found(Ask ask) {
        return dialogues.find(ask.contact().botId(), ask.contact().userId()).foundBy(ask.job());
    }

    private Performed said(Ask ask, String effect, Phrase phrase, Map<String, ?> arguments) {
        return new Performed.Done(people.meet(ask.job(), ask.contact(), effect)
                .map(account -> ask.answer(phrases.say(ask.language(account), phrase, arguments), null)));
    }
}
