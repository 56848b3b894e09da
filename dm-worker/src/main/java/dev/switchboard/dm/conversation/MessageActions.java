package dev.switchboard.dm.conversation;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.DialoguesAwayException;
import dev.switchboard.dm.dialogue.Topic;
import java.util.Optional;

/**
 * Decides what is done about a message. A command ends the dialogue that is open, and does what it does; it does so too
 * while dialogues are away, and then ends none. Other texts belong to the open dialogue. A bot's token for which no dialogue
 * waits is not kept.
 */
public final class MessageActions {
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
        var action = repertoire.commands().find(name).orElse(repertoire.otherwise());
        return (ask, bot) -> {
            dialogues.leaveIfReachable(ask.contact().botId(), ask.contact().userId(), ask.job());
            return action.perform(ask, bot);
        };
    }

    /** Returns what is done when somebody asks too often, and is to be told. */
    Action askedTooOften() {
        return repertoire.askedTooOften();
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
