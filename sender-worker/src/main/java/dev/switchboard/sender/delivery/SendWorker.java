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

    /** Another run of the job in this process ends soon: it may wait for leave, and for Telegram. */
    private static final Duration OTHER_RUN = Duration.ofSeconds(5);

    private final CachedBotDirectory bots;
    private final SendBudget budget;
    private final Mailing mailing;
    private final Turns turns;
    private final InstantSource clock;

    SendWorker(CachedBotDirectory bots, SendBudget budget, Mailing mailing, Turns turns, InstantSource clock) {
        this.bots = bots;
        this.budget = budget;
        this.mailing = mailing;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public Outcome work(Job.SendGroupMessage job, JobEnvelope envelope) {
        var broadcast = BroadcastJobs.broadcastOf(job.payload());
        Long chat = envelope.route().chat();
        if (broadcast.isEmpty() || chat == null) {
            return new Outcome.Bury("unreadable_send", "no broadcast or no chat is named");
        }
        var delivery = new DeliveryId(broadcast.get(), chat);
        return turns.take(delivery, turn -> work(new Order(envelope, delivery, chat, turn)))
                .orElseGet(() -> new Outcome.Defer(clock.instant().plus(OTHER_RUN), "sent_by_another"));
    }

    private Outcome work(Order order) {
        // what an earlier run learnt and could not record: nothing is to be sent before that is done
        return mailing.recordRemembered(order)
                .or(() -> budget.putOff(order.ask()).map(SendWorker::putOff))
                .orElseGet(() -> switch (mailing.lookAt(order)) {
                    case Mailing.Prospect.Open(Order open) -> send(open);
                    case Mailing.Prospect.Closed(Outcome outcome) -> outcome;
                });
    }

    private static Outcome putOff(Grant.NotYet notYet) {
        return new Outcome.Defer(notYet.until(), notYet.reason().word());
    }

    private Outcome send(Order order) {
        var bot = bots.find(order.bot());
        // of one that is revoked the ledger skips all
        if (bot.isEmpty() || bot.get().state() == BotState.PAUSED) {
            return new Outcome.Defer(clock.instant().plus(BOT_PAUSE), "bot_not_active");
        }
        return switch (budget.await(order.ask())) {
            case Grant.NotYet notYet -> putOff(notYet);
            case Grant.Granted granted -> mailing.mail(order, bot.get(), granted.at());
        };
    }
}
