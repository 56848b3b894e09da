package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.token.DeadTokens;
import dev.switchboard.job.JobId;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/**
 * Puts a bot to work for a person, by its token: asks Telegram whose token it is, notes the bot, and has its updates brought
 * here. Each step may be repeated, so a job that died between two of them goes through all again.
 */
public final class Cloning {
    private final TelegramGateways gateways;
    private final Clones clones;
    private final CloneWebhook webhook;
    private final DeadTokens deadTokens;
    private final InstantSource clock;

    /** Puts it together. */
    public Cloning(
            TelegramGateways gateways,
            Clones clones,
            CloneWebhook webhook,
            DeadTokens deadTokens,
            InstantSource clock) {
        this.gateways = gateways;
        this.clones = clones;
        this.webhook = webhook;
        this.deadTokens = deadTokens;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {

        /**
         * The bot is theirs.
         *
         * @param renewed whether it was before: it has the new token, and is at work or paused as it was
         */
        record AtWork(String username, boolean renewed) implements Result {}

        /**
         * The bot is theirs, but Telegram refused its webhook: it hears nobody until that is set, by its owner who resumes it or
         * by the webhook doctor.
         */
        record Unconnected(String username, String reason) implements Result {}

        /** The bot is not theirs to bring. */
        record NotGranted(Clones.Claim why, String username) implements Result {}

        /** Telegram does not know the token. */
        record TokenUnknown() implements Result {}

        /** Telegram said no to something else, in its own words. */
        record Refused(String reason) implements Result {}

        /** Nobody can say yet, and the job goes on so. */
        record Open(Outcome outcome) implements Result {}
    }

    /** A person shows a bot's token: brings the bot, or finds that this job has. */
    Result bring(JobId job, long owner, BotToken token) {
        return named(token, username -> claim(job, owner, token, username));
    }

    /**
     * Telegram hands over a bot's token: brings the bot if nobody has yet, or else gives it the new token.
     *
     * @param owner who made the bot, by Telegram's word
     */
    Result adopt(JobId job, long owner, BotToken token) {
        return named(token, username -> switch (clones.renew(job.part("renew"), owner, token, username)) {
            case RENEWED -> connect(owner, token, new Result.AtWork(username, true));
            case LEFT -> new Result.NotGranted(Clones.Claim.TAKEN, username);
            case UNKNOWN -> claim(job, owner, token, username);
        });
    }

    private Result named(BotToken token, Function<String, Result> next) {
        var reply = gateways.of(token.botId(), token.secret()).call(new GetMe());
        return reply instanceof TelegramReply.Accepted<User>(User bot) && bot.getUserName() != null
                ? next.apply(bot.getUserName())
                : failed(reply);
    }

    private Result claim(JobId job, long owner, BotToken token, String username) {
        deadTokens.lookBehind(token);
        var claim = clones.claim(job.part("claim"), owner, token, username);
        return claim == Clones.Claim.GRANTED
                ? connect(owner, token, new Result.AtWork(username, false))
                : new Result.NotGranted(claim, username);
    }

    /** A job that comes again, late, may find that the owner has taken the bot back since. */
    private Result connect(long owner, BotToken token, Result.AtWork done) {
        if (clones.of(owner).stream().noneMatch(bot -> bot.id() == token.botId())) {
            return new Result.Open(new Outcome.Discard("bot_taken_back"));
        }
        var reply = webhook.set(token);
        if (reply instanceof TelegramReply.Rejected<?> rejected) {
            return new Result.Unconnected(done.username(), rejected.description());
        }
        return Unsettled.outcome(reply, clock.instant())
                .<Result>map(Result.Open::new)
                .orElse(done);
    }

    private Result failed(TelegramReply<?> reply) {
        if (reply instanceof TelegramReply.Rejected<?> rejected) {
            return rejected.reason() == RejectionReason.UNAUTHORIZED || rejected.reason() == RejectionReason.NOT_FOUND
                    ? new Result.TokenUnknown()
                    : new Result.Refused(rejected.description());
        }
        return Unsettled.outcome(reply, clock.instant())
                .<Result>map(Result.Open::new)
                .orElseGet(() -> new Result.Refused("no name"));
    }
}
