package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.DialoguesAwayException;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.work.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /clone}: asks for a bot's token, and puts the bot to work. Messages with tokens in them are deleted first of all. A
 * bot that may manage others (Bot API 9.6) offers to have a new one made, whose token nobody needs to copy.
 */
public final class CloneActions {
    private final People people;
    private final ClonePage page;
    private final Dialogues dialogues;
    private final SecretMessages secrets;
    private final Cloning cloning;

    /** Puts them together. */
    public CloneActions(People people, ClonePage page, Dialogues dialogues, SecretMessages secrets, Cloning cloning) {
        this.people = people;
        this.page = page;
        this.dialogues = dialogues;
        this.secrets = secrets;
        this.cloning = cloning;
    }

    /** {@code /clone}: asks for the token, or offers a new bot first. */
    public Action ask() {
        return (ask, bot) -> {
            var met = people.meet(ask.job(), ask.contact(), Menu.CLONE);
            if (!met.effect().registered()) {
                return said(ask, met, Phrase.START_FIRST, Map.of());
            }
            return opened(ask)
                    ? offered(ask, met, NewBotLink.of(bot, ask.contact()))
                    : said(ask, met, Phrase.DIALOGUES_AWAY, Map.of());
        };
    }

    /** What is written when a token is waited for. */
    public Action token() {
        return afterDeletion((ask, _) -> bring(ask));
    }

    /** A token that nobody asked for. */
    public Action strayToken() {
        return afterDeletion((ask, _) -> ofStrayToken(ask, Phrase.CLONE_STRAY_TOKEN));
    }

    /**
     * Deletes the message, and does something else then. Where Telegram refuses, that is not done: the person is told to delete
     * the message, and to have its token replaced.
     */
    public Action afterDeletion(Action next) {
        return (ask, bot) -> switch (secrets.delete(ask, bot)) {
            case SecretMessages.Deletion.Gone() -> next.perform(ask, bot);
            case SecretMessages.Deletion.Stays() -> ofStrayToken(ask, Phrase.CLONE_TOKEN_STAYS);
            case SecretMessages.Deletion.Open(Outcome outcome) -> new Performed.NotDone(outcome);
        };
    }

    private Performed ofStrayToken(Ask ask, Phrase phrase) {
        return said(ask, people.meet(ask.job(), ask.contact(), "stray_token"), phrase, Map.of());
    }

    private Performed bring(Ask ask) {
        var met = people.meet(ask.job(), ask.contact(), "clone_token");
        var token = BotToken.onlyOneIn(ask.argument());
        if (token.isEmpty()) {
            var tokens = BotToken.standsIn(ask.argument()) ? "several" : "none";
            return said(ask, met, Phrase.CLONE_NO_TOKEN, Map.of("tokens", tokens));
        }
        return switch (cloning.bring(ask.job(), ask.contact().userId(), token.get())) {
            case Cloning.Result.AtWork(String bot, boolean _) -> {
                dialogues.leaveIfReachable(ask.contact().botId(), ask.contact().userId(), ask.job());
                yield said(ask, met, Phrase.CLONE_DONE, Map.of("bot", bot));
            }
            case Cloning.Result.Unconnected(String bot, String reason) -> {
                dialogues.leaveIfReachable(ask.contact().botId(), ask.contact().userId(), ask.job());
                yield said(ask, met, Phrase.CLONE_UNCONNECTED, Map.of("bot", bot, "reason", reason));
            }
            case Cloning.Result.NotGranted(Clones.Claim why, String bot) ->
                said(ask, met, refusal(why), Map.of("bot", bot));
            case Cloning.Result.TokenUnknown() -> said(ask, met, Phrase.CLONE_TOKEN_UNKNOWN, Map.of());
            case Cloning.Result.Refused(String reason) ->
                said(ask, met, Phrase.CLONE_REFUSED, Map.of("reason", reason));
            case Cloning.Result.Open(Outcome outcome) -> new Performed.NotDone(outcome);
        };
    }

    private static Phrase refusal(Clones.Claim claim) {
        return switch (claim) {
            case FLEET -> Phrase.CLONE_FLEET;
            case TAKEN -> Phrase.CLONE_TAKEN;
            case SUSPENDED -> Phrase.CLONE_SUSPENDED;
            case TOO_MANY -> Phrase.CLONE_TOO_MANY;
            case GRANTED -> Phrase.CLONE_DONE;
        };
    }

    private boolean opened(Ask ask) {
        try {
            dialogues.open(ask.contact().botId(), ask.contact().userId(), ask.job(), Topic.CLONE_TOKEN);
            return true;
        } catch (DialoguesAwayException e) {
            return false;
        }
    }

    /** Where a new bot can be made, that comes first. */
    private Performed offered(Ask ask, Recorded<Account> met, Optional<String> newBot) {
        return newBot.<Performed>map(link -> new Performed.Done(met.map(account -> page.offer(ask, account, link))))
                .orElseGet(() -> said(ask, met, Phrase.CLONE_ASK_TOKEN, Map.of()));
    }

    private Performed said(Ask ask, Recorded<Account> met, Phrase phrase, Map<String, String> arguments) {
        return new Performed.Done(met.map(account -> page.said(ask, account, phrase, arguments)));
    }
}
