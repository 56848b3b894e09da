package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.DialoguesAwayException;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.telegram.TelegramGateway;
import java.util.Optional;

/**
 * Decides what is done about a message. A command ends the dialogue that is open, and does what it does; it does so too
 * while dialogues are away, and then ends none. Other texts belong to the open dialogue.
 */
public final class MessageActions {
    private final Repertoire repertoire;
    private final Dialogues dialogues;

    /** Chooses from a repertoire, by where dialogues stand. */
    public MessageActions(Repertoire repertoire, Dialogues dialogues) {
        this.repertoire = repertoire;
        this.dialogues = dialogues;
    }

    /** Returns what is done about a command. */
    Action ofCommand(String name) {
        var action = repertoire.commands().find(name).orElse(repertoire.otherwise());
        return (ask, bot) -> {
            leaveDialogue(ask);
            return action.perform(ask, bot);
        };
    }

    /** Returns what is done about anything else that a person sends. */
    Action ofText() {
        return this::continueDialogue;
    }

    /** Returns what is done when somebody asks too often, and is to be told. */
    Action askedTooOften() {
        return repertoire.askedTooOften();
    }

    private Performed continueDialogue(Ask ask, TelegramGateway bot) {
        return topic(ask)
                .map(topic -> repertoire.steps().getOrDefault(topic, repertoire.otherwise()))
                .orElse(repertoire.dialoguesAway())
                .perform(ask, bot);
    }

    private Optional<Topic> topic(Ask ask) {
        try {
            var contact = ask.contact();
            return Optional.of(dialogues.find(contact.botId(), contact.userId()).foundBy(ask.job()));
        } catch (DialoguesAwayException e) {
            return Optional.empty();
        }
    }

    private void leaveDialogue(Ask ask) {
        try {
            dialogues.leave(ask.contact().botId(), ask.contact().userId(), ask.job());
        } catch (DialoguesAwayException e) {
            // counted where it was thrown: commands go on
        }
    }
}
