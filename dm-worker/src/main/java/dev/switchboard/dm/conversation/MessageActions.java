package dev.switchboard.dm.conversation;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.DialoguesAwayException;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.dm.menu.MenuCommand;
import dev.switchboard.work.Outcome;
import java.util.Optional;

/**
 * Decides what is done about a message. A command does what it does, whatever is waited for; other texts belong to the open
 * dialogue. A bot's token for which no dialogue waits is not kept.
 */
public final class MessageActions {
    private static final String CANCEL = MenuCommand.CANCEL.word();

    private static final Action DROPPED = (_, _) -> new Performed.NotDone(new Outcome.Discard("asked_too_often"));

    private final Repertoire repertoire;
    private final Dialogues dialogues;

    /** Chooses from a repertoire, by where dialogues stand. */
    public MessageActions(Repertoire repertoire, Dialogues dialogues) {
        this.repertoire = repertoire;
        this.dialogues = dialogues;
    }

    /**
     * Returns what is done about a message.
     *
     * @param text all that stands in it
     */
    Action of(Optional<Command> command, String text) {
        boolean holdsToken = BotToken.standsIn(text);
        return command.map(given -> holdsToken ? repertoire.strayToken() : ofCommand(given.name()))
                .orElseGet(() -> (ask, bot) -> ofText(ask, holdsToken).perform(ask, bot));
    }

    private Action ofCommand(String name) {
        return repertoire.commands().find(name).orElse(repertoire.otherwise());
    }

    /**
     * Returns what is done about a message of somebody who asks too often: little. But no token stays in the chat, and {@code
     * /cancel} ends what is open, and says so.
     *
     * @param told whether the person is to be told
     */
    Action beyondLimit(Optional<Command> command, String text, boolean told) {
        var refused = told ? repertoire.askedTooOften() : DROPPED;
        if (BotToken.standsIn(text)) {
            return repertoire.afterDeletion().apply(refused);
        }
        return command.filter(given -> given.name().equals(CANCEL)).isEmpty()
                ? refused
                : (ask, bot) -> (isNothingOpen(ask) ? refused : ofCommand(CANCEL)).perform(ask, bot);
    }

    private boolean isNothingOpen(Ask ask) {
        return topic(ask).filter(Topic.NONE::equals).isPresent();
    }

    private Action ofText(Ask ask, boolean holdsToken) {
        var topic = topic(ask);
        var step = topic.map(repertoire.steps()::get);
        if (step.isPresent() || holdsToken) {
            return step.orElse(repertoire.strayToken());
        }
        return topic.isPresent() ? repertoire.otherwise() : repertoire.dialoguesAway();
    }

    private Optional<Topic> topic(Ask ask) {
        try {
            var contact = ask.contact();
            return Optional.of(dialogues.find(contact.botId(), contact.userId()).foundBy(ask.job()));
        } catch (DialoguesAwayException e) {
            return Optional.empty();
        }
    }
}
