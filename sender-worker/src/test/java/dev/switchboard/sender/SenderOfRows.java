package dev.switchboard.sender;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.sender.broadcast.BroadcastJobs;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.budget.Ask;
import dev.switchboard.sender.budget.Departure;
import dev.switchboard.sender.budget.Grant;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.sender.content.DebugCodes;
import dev.switchboard.sender.delivery.DebugCodeFinder;
import dev.switchboard.sender.delivery.DeliveryWiring;
import dev.switchboard.sender.delivery.Mailing;
import dev.switchboard.sender.delivery.Notices;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramSettings;
import dev.switchboard.work.Outcome;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A worker that sends to the group of {@link BroadcastRows}, before a Telegram that takes no connection, in a time that stands. */
final class SenderOfRows {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));

    private static final JobSender NO_QUEUE = message -> {
        throw new AssertionError("nothing is to be queued");
    };

    private final BroadcastRows rows;
    private final DeliveryWiring.Outside outside;
    private final ContentCheck check;
    private final GrantingBudget budget = new GrantingBudget();

    SenderOfRows(BroadcastRows rows, ContentCheck check, DebugCodeFinder finder) {
        this.rows = rows;
        this.check = check;
        var token = BotToken.of(rows.bot() + ":AAH-secret_half_of_the_token_12345");
        var bot = new Bot(rows.bot(), "ledger_bot", BotRole.SENDER, BotState.ACTIVE, token);
        this.outside = new DeliveryWiring.Outside(
                rows.postgrest(),
                new CachedBotDirectory(id -> Optional.of(bot), CLOCK),
                new TelegramGateways(new TelegramSettings(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5))),
                budget,
                finder,
                new Notices(NO_QUEUE, new JobCodec(), CLOCK));
    }

    /** Runs the job of a broadcast's message as a process does that never ran it before. */
    Outcome send(UUID broadcast) {
        var job = new Job.SendGroupMessage(BroadcastJobs.payload(broadcast));
        var pace = new Mailing.Pace(new DebugCodes(new SecureRandom()), Duration.ofMinutes(1), Departure.by(CLOCK));
        return DeliveryWiring.of(outside, check, pace, CLOCK)
                .work(job, envelope(job, new Route(rows.bot(), BroadcastRows.CHAT, null)));
    }

    /** Returns who asked for leave to send. */
    List<Ask> asked() {
        return budget.asked;
    }

    static JobEnvelope envelope(Job job, Route route) {
        return new JobEnvelope(new JobId("test"), route, Priority.LOW, Timing.startingAt(CLOCK.instant()), null, job);
    }

    /** Gives leave at once to whoever asks. */
    private static final class GrantingBudget implements SendBudget {
        private final List<Ask> asked = new ArrayList<>();

        @Override
        public Grant await(Ask ask) {
            asked.add(ask);
            return new Grant.Granted(CLOCK.instant());
        }

        @Override
        public Optional<Grant.NotYet> putOff(Ask ask) {
            return Optional.empty();
        }

        @Override
        public void accepted(Ask ask) {}

        @Override
        public void answered(Ask ask) {}

        @Override
        public void doubted(Ask ask) {}

        @Override
        public void paused(Ask ask, Duration retryAfter) {}

        @Override
        public void drain() {}
    }
}
