package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.job.JobId;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.Map;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/**
 * Puts a bot to work for the person who brings its token: asks Telegram whose token it is, notes the bot, and has its
 * updates brought here. Each step may be repeated, so a job that died between two of them goes through all again.
 */
public final class Cloning {
    private final TelegramGateways gateways;
    private final Clones clones;
    private final CloneWebhook webhook;
    private final CachedBotDirectory bots;
    private final InstantSource clock;

    /** Puts it together. */
    public Cloning(
            TelegramGateways gateways,
            Clones clones,
            CloneWebhook webhook,
            CachedBotDirectory bots,
            InstantSource clock) {
        this.gateways = gateways;
        this.clones = clones;
        this.webhook = webhook;
        this.bots = bots;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {

        /** The person is told this; {@code done} says whether the bot is at work. */
        record Told(boolean done, Phrase phrase, Map<String, String> arguments) implements Result {}

        /** Nobody can say yet, and the job goes on so. */
        record Open(Outcome outcome) implements Result {}
    }

    /** Brings a bot, or finds that this job has. */
    Result bring(JobId job, long owner, BotToken token) {
        var reply = gateways.of(token.botId(), token.secret()).call(new GetMe());
        return reply instanceof TelegramReply.Accepted<User>(User bot) && bot.getUserName() != null
                ? claim(job, owner, token, bot.getUserName())
                : failed(reply);
    }

    private Result claim(JobId job, long owner, BotToken token, String username) {
        var claim = clones.claim(new JobId(job.value() + "/claim"), owner, token, username);
        var arguments = Map.of("bot", username);
        return switch (claim) {
            case GRANTED -> connect(token, arguments);
            case FLEET -> new Result.Told(false, Phrase.CLONE_FLEET, arguments);
            case TAKEN -> new Result.Told(false, Phrase.CLONE_TAKEN, arguments);
            case SUSPENDED -> new Result.Told(false, Phrase.CLONE_SUSPENDED, arguments);
            case TOO_MANY -> new Result.Told(false, Phrase.CLONE_TOO_MANY, Map.of());
        };
    }

    private Result connect(BotToken token, Map<String, String> arguments) {
        bots.forget(token.botId());
        var reply = webhook.set(token);
        return reply instanceof TelegramReply.Accepted<Boolean>
                ? new Result.Told(true, Phrase.CLONE_DONE, arguments)
                : failed(reply);
    }

    private Result failed(TelegramReply<?> reply) {
        if (reply instanceof TelegramReply.Rejected<?> rejected) {
            return rejected.reason() == RejectionReason.UNAUTHORIZED || rejected.reason() == RejectionReason.NOT_FOUND
                    ? new Result.Told(false, Phrase.CLONE_TOKEN_UNKNOWN, Map.of())
                    : new Result.Told(false, Phrase.CLONE_REFUSED, Map.of("reason", rejected.description()));
        }
        return Unsettled.outcome(reply, clock.instant())
                .<Result>map(Result.Open::new)
                .orElseGet(() -> new Result.Told(false, Phrase.CLONE_REFUSED, Map.of("reason", "no name")));
    }
}
