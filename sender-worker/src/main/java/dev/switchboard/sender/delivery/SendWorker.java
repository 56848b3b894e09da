package dev.switchboard.sender.delivery;

import dev.switchboard.bots.BotState;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.sender.broadcast.BroadcastJobs;
import dev.switchboard.sender.budget.Grant;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.Duration;
import java.time.InstantSource;

/** Sends one message of a broadcast to one chat, when the budget allows it. */
public final class SendWorker implements Worker<Job.SendGroupMessage> {
    /** A bot that was paused may be back soon, and nothing waits for the job meanwhile. */
    private static final Duration BOT_PAUSE = Duration.ofMinutes(5);

    private final CachedBotDirectory bots;
    private final SendBudget budget;
    private final Mailing mailing;
    private final Results results;
    private final InstantSource clock;

    SendWorker(CachedBotDirectory bots, SendBudget budget, Mailing mailing, Results results, InstantSource clock) {
        this.bots = bots;
        this.budget = budget;
        this.mailing = mailing;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Outcome work(Job.SendGroupMessage job, JobEnvelope envelope) {
        var broadcast = BroadcastJobs.broadcastOf(job.payload());
        Long chat = envelope.route().chat();
        if (broadcast.isEmpty() || chat == null) {
            return new Outcome.Bury("unreadable_send", "no broadcast or no chat is named");
        }
        var order = new Order(envelope, broadcast.get(), chat);
        // what an earlier run learnt and could not record: nothing is to be sent before that is done
        return results.recordRemembered(order)
                .or(() -> mailing.withoutSending(order))
                .orElseGet(() -> send(order));
    }

    private Outcome send(Order order) {
        var bot = bots.find(order.bot());
        if (bot.isEmpty() || bot.get().state() != BotState.ACTIVE) {
            return new Outcome.Defer(clock.instant().plus(BOT_PAUSE), "bot_not_active");
        }
        return switch (budget.await(order.ask())) {
            case Grant.NotYet notYet ->
                new Outcome.Defer(notYet.until(), notYet.reason().word());
            case Grant.Granted granted -> mailing.mail(order, bot.get(), granted.at());
        };
    }
}
