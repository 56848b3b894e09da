package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.DialoguesAwayException;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.Map;

/** {@code /clone}: asks for a bot's token, and puts the bot to work. Messages with tokens in them are deleted first of all. */
public final class CloneActions {
    private final People people;
    private final Phrasebook phrases;
    private final Dialogues dialogues;
    private final SecretMessages secrets;
    private final Cloning cloning;

    /** Puts them together. */
    public CloneActions(
            People people, Phrasebook phrases, Dialogues dialogues, SecretMessages secrets, Cloning cloning) {
        this.people = people;
        this.phrases = phrases;
        this.dialogues = dialogues;
        this.secrets = secrets;
        this.cloning = cloning;
    }

    /** {@code /clone}: asks for the token. */
    public Action ask() {
        return (ask, _) -> {
            var met = people.meet(ask.job(), ask.contact(), "clone");
            return said(ask, met, met.effect().registered() ? opened(ask) : Phrase.START_FIRST, Map.of());
        };
    }

    /** What is written when a token is waited for. */
    public Action token() {
        return (ask, bot) -> {
            var undeleted = secrets.delete(ask, bot);
            return undeleted.isPresent() ? new Performed.NotDone(undeleted.get()) : bring(ask);
        };
    }

    /** A token that nobody asked for. */
    public Action strayToken() {
        return (ask, bot) -> {
            var undeleted = secrets.delete(ask, bot);
            return undeleted.isPresent()
                    ? new Performed.NotDone(undeleted.get())
                    : said(
                            ask,
                            people.meet(ask.job(), ask.contact(), "stray_token"),
                            Phrase.CLONE_STRAY_TOKEN,
                            Map.of());
        };
    }

    private Performed bring(Ask ask) {
        var met = people.meet(ask.job(), ask.contact(), "clone_token");
        var token = BotToken.onlyOneIn(ask.argument());
        if (token.isEmpty()) {
            return said(ask, met, Phrase.CLONE_NO_TOKEN, Map.of());
        }
        return switch (cloning.bring(ask.job(), ask.contact().userId(), token.get())) {
            case Cloning.Result.Told told -> {
                if (told.done()) {
                    close(ask);
                }
                yield said(ask, met, told.phrase(), told.arguments());
            }
            case Cloning.Result.Open open -> new Performed.NotDone(open.outcome());
        };
    }

    private Phrase opened(Ask ask) {
        try {
            dialogues.open(ask.contact().botId(), ask.contact().userId(), ask.job(), Topic.CLONE_TOKEN);
            return Phrase.CLONE_ASK_TOKEN;
        } catch (DialoguesAwayException e) {
            return Phrase.DIALOGUES_AWAY;
        }
    }

    private void close(Ask ask) {
        try {
            dialogues.leave(ask.contact().botId(), ask.contact().userId(), ask.job());
        } catch (DialoguesAwayException e) {
            // counted where it was thrown: the bot is at work, and the next command ends the dialogue
        }
    }

    private Performed said(Ask ask, Recorded<Account> met, Phrase phrase, Map<String, String> arguments) {
        return new Performed.Done(met.map(
                account -> new Answer.Write(ask.chat(), phrases.say(ask.language(account), phrase, arguments), null)));
    }
}
