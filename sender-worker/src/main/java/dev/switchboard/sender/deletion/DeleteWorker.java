package dev.switchboard.sender.deletion;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.sender.budget.Ask;
import dev.switchboard.sender.budget.Departure;
import dev.switchboard.sender.budget.Grant;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessages;

/**
 * Deletes messages of one chat, a call to Telegram a run, as the budget of sends allows.
 *
 * <p>Deleting twice does no harm, so what Telegram said and the ledger could not take need not be remembered: the next run
 * asks again, and the ledger knows that a message which is gone after a call without an answer was deleted by that.
 */
public final class DeleteWorker implements Worker<Job.DeleteMessages> {
    /** A bot that was paused may be back soon, and nothing waits for the job meanwhile. */
    private static final Duration BOT_PAUSE = Duration.ofMinutes(5);

    /** As many as a job has runs: one, and one after each of three waits. */
    private static final int MOST_UNANSWERED = 4;

    private final Deletions deletions;
    private final Telegram telegram;
    private final Pace pace;

    /**
     * How Telegram is reached.
     *
     * @param bots who may delete
     * @param gateways the Bot API
     * @param budget when to call
     */
    public record Telegram(CachedBotDirectory bots, TelegramGateways gateways, SendBudget budget) {}

    /**
     * How long things take.
     *
     * @param lease how long a run has messages for itself: longer than a call to Telegram may take
     * @param departure waits until a moment
     * @param clock the time
     */
    public record Pace(Duration lease, Departure departure, InstantSource clock) {}

    DeleteWorker(Deletions deletions, Telegram telegram, Pace pace) {
        this.deletions = deletions;
        this.telegram = telegram;
        this.pace = pace;
    }

    @Override
    public Outcome work(Job.DeleteMessages job, JobEnvelope envelope) {
        Long chat = envelope.route().chat();
        if (chat == null) {
            return new Outcome.Bury("unreadable_deletion", "no chat is named");
        }
        // a look costs nothing of the budget
        return switch (deletions.lookAt(envelope.route().bot(), chat)) {
            case Verdict.Nothing _ -> new Outcome.Done();
            case Verdict.Busy(Instant until) -> busy(until);
            case Verdict.Ready _ -> delete(envelope, chat);
        };
    }

    private Outcome delete(JobEnvelope envelope, long chat) {
        var bot = telegram.bots().find(envelope.route().bot());
        if (bot.isEmpty() || bot.get().state() != BotState.ACTIVE) {
            return again("bot_not_active", BOT_PAUSE);
        }
        var ask = new Ask(bot.get().id(), chat, envelope.priority());
        return switch (telegram.budget().await(ask)) {
            case Grant.NotYet notYet ->
                new Outcome.Defer(notYet.until(), notYet.reason().word());
            case Grant.Granted granted -> {
                var holder = envelope.id().value() + "#" + UUID.randomUUID();
                yield begin(new Holding(bot.get().id(), chat, holder), bot.get(), ask, granted.at());
            }
        };
    }

    private Outcome begin(Holding holding, Bot bot, Ask ask, Instant at) {
        return switch (deletions.begin(holding, pace.lease())) {
            case Verdict.Nothing _ -> new Outcome.Done();
            case Verdict.Busy(Instant until) -> busy(until);
            case Verdict.Delete(List<Integer> messages) -> {
                if (!pace.departure().await(at)) {
                    deletions.release(holding, false);
                    yield new Outcome.Defer(at, "moment_missed");
                }
                var gateway = telegram.gateways().of(bot.id(), bot.token().secret());
                yield settle(holding, ask, Finding.of(call(gateway, holding.chat(), messages), messages.size() > 1));
            }
        };
    }

    private static TelegramReply<Boolean> call(TelegramGateway gateway, long chat, List<Integer> messages) {
        return messages.size() == 1
                ? gateway.call(DeleteMessage.builder()
                        .chatId(chat)
                        .messageId(messages.getFirst())
                        .build())
                : gateway.call(DeleteMessages.builder()
                        .chatId(chat)
                        .messageIds(messages)
                        .build());
    }

    /** Tells the budget what Telegram's answer means for what is sent next. */
    private void tellBudget(Ask ask, Finding finding) {
        switch (finding) {
            case Finding.Flooded(Duration retryAfter) -> telegram.budget().paused(ask, retryAfter);
            case Finding.InDoubt _ -> telegram.budget().doubted(ask);
            case Finding.Settled _, Finding.TogetherRefused _, Finding.BotRefused _ ->
                telegram.budget().answered(ask);
            case Finding.NotSent _ -> {
                // so Telegram said nothing; jobs wait for it by themselves
            }
        }
    }

    private Outcome settle(Holding holding, Ask ask, Finding finding) {
        tellBudget(ask, finding);
        return switch (finding) {
            case Finding.Settled(Result result, String words) ->
                deletions.settle(holding, result, words) == 0
                        ? new Outcome.Done()
                        : again("more_to_delete", Duration.ZERO);
            case Finding.TogetherRefused _ -> {
                deletions.release(holding, true);
                yield again("refused_together", Duration.ZERO);
            }
            case Finding.Flooded(Duration retryAfter) -> {
                deletions.release(holding, false);
                yield again("flood_limited", retryAfter);
            }
            case Finding.NotSent(String detail) -> {
                deletions.release(holding, false);
                yield new Outcome.DependencyAway("telegram", detail);
            }
            case Finding.BotRefused _ -> {
                telegram.bots().forget(holding.bot());
                deletions.release(holding, false);
                yield new Outcome.Done(); // whoever queues what is due asks again, less and less often
            }
            case Finding.InDoubt(String detail) ->
                deletions.doubt(holding, detail, MOST_UNANSWERED) == 0
                        ? new Outcome.Done()
                        : new Outcome.RetryLater(new NoAnswerException(detail));
        };
    }

    private static Outcome busy(Instant until) {
        return new Outcome.Defer(until, "deleted_by_another");
    }

    private Outcome again(String reason, Duration wait) {
        return new Outcome.Defer(pace.clock().instant().plus(wait), reason);
    }
}
