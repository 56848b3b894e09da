package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.UnansweredException;
import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.Map;
import org.telegram.telegrambots.meta.api.methods.managed.GetManagedBotToken;

/**
 * Takes over a bot that a person made for this one to manage, or its new token. The argument is the bot's id. That this bot
 * manages it, Telegram says by giving the token: an update proves nothing.
 */
public final class ManagedBotAction implements Action {
    private final People people;
    private final ClonePage page;
    private final Dialogues dialogues;
    private final Cloning cloning;
    private final InstantSource clock;

    /** Puts it together. */
    public ManagedBotAction(People people, ClonePage page, Dialogues dialogues, Cloning cloning, InstantSource clock) {
        this.people = people;
        this.page = page;
        this.dialogues = dialogues;
        this.cloning = cloning;
        this.clock = clock;
    }

    @Override
    public Performed perform(Ask ask, TelegramGateway manager) {
        long bot = Long.parseLong(ask.argument());
        return switch (manager.call(new GetManagedBotToken(bot))) {
            case TelegramReply.Accepted<String>(String token) ->
                BotToken.onlyOneIn(token)
                        .filter(given -> given.botId() == bot)
                        .map(given -> adopt(ask, given))
                        .orElseGet(() -> notDone(new Outcome.Bury("unreadable_token", "of bot " + bot)));
            case TelegramReply.Rejected<String> rejected
            when rejected.reason() != RejectionReason.UNAUTHORIZED -> notDone(new Outcome.Discard("bot_not_managed"));
            case TelegramReply<String> unsettled ->
                notDone(Unsettled.outcome(unsettled, clock.instant())
                        .orElseGet(() -> later("Telegram gave no token of bot " + bot)));
        };
    }

    private Performed adopt(Ask ask, BotToken token) {
        return switch (cloning.adopt(ask.job(), ask.contact().userId(), token)) {
            case Cloning.Result.AtWork(String bot, boolean renewed) -> {
                dialogues.leaveIfReachable(ask.contact().botId(), ask.contact().userId(), ask.job());
                yield said(ask, renewed ? Phrase.MANAGED_BOT_RENEWED : Phrase.MANAGED_BOT_DONE, Map.of("bot", bot));
            }
            case Cloning.Result.NotGranted(Clones.Claim why, String bot) ->
                why == Clones.Claim.TOO_MANY
                        ? said(ask, Phrase.MANAGED_BOT_TOO_MANY, Map.of("bot", bot))
                        : notDone(new Outcome.Discard("bot_not_granted"));
            // replaced since it was given: the next run is given the new one
            case Cloning.Result.TokenUnknown() -> notDone(later("Telegram knows the token no more"));
            case Cloning.Result.Unconnected(String bot, String reason) -> {
                dialogues.leaveIfReachable(ask.contact().botId(), ask.contact().userId(), ask.job());
                yield said(ask, Phrase.MANAGED_BOT_UNCONNECTED, Map.of("bot", bot, "reason", reason));
            }
            case Cloning.Result.Refused(String reason) -> notDone(later("Telegram refused: " + reason));
            case Cloning.Result.Open(Outcome outcome) -> notDone(outcome);
        };
    }

    private Performed said(Ask ask, Phrase phrase, Map<String, Object> arguments) {
        return new Performed.Done(people.meet(ask.job(), ask.contact(), "managed_bot")
                .map(account -> page.said(ask, account, phrase, arguments)));
    }

    private static Performed notDone(Outcome outcome) {
        return new Performed.NotDone(outcome);
    }

    private static Outcome later(String why) {
        return new Outcome.RetryLater(new UnansweredException(why));
    }
}
