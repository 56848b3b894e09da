package dev.switchboard.sender;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.sender.broadcast.Broadcasts;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.broadcast.DueBroadcasts;
import dev.switchboard.sender.broadcast.FanOutWorker;
import dev.switchboard.sender.broadcast.PostgrestBroadcasts;
import dev.switchboard.sender.budget.BudgetWiring;
import dev.switchboard.sender.budget.Departure;
import dev.switchboard.sender.content.DebugCodes;
import dev.switchboard.sender.content.HostResolver;
import dev.switchboard.sender.content.PhotoHosts;
import dev.switchboard.sender.deletion.DeleteWorker;
import dev.switchboard.sender.deletion.DeletionWiring;
import dev.switchboard.sender.delivery.DebugCodeFinder;
import dev.switchboard.sender.delivery.DeliveryWiring;
import dev.switchboard.sender.delivery.Mailing;
import dev.switchboard.sender.delivery.Notices;
import dev.switchboard.sender.delivery.SendWorker;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthState;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import dev.switchboard.work.Consumer;
import dev.switchboard.work.DueJobs;
import dev.switchboard.work.MicrometerJobEvents;
import dev.switchboard.work.QueueCheck;
import dev.switchboard.work.WorkerProcess;
import dev.switchboard.work.WorkerRegistry;
import dev.switchboard.work.postgrest.PostgrestDeadJobs;
import dev.switchboard.work.postgrest.Purge;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Puts the sender worker together. */
final class SenderWiring {
    /** Three long polls, the heartbeat, and the deletes and sends of the jobs. */
    private static final int SQS_CONNECTIONS = 12;

    private static final Duration REDIS_LIMIT = Duration.ofMillis(250);
    private static final int REDIS_CONNECTIONS = 8;

    /** Beyond the longest call: looking at a photo's host, waiting for the granted moment, and writing the ledger. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);

    private final SenderSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final Metrics metrics = new Metrics();
    private final Liveness liveness = new Liveness(clock);
    private final JobCodec codec = new JobCodec();
    private final PostgrestClient postgrest;
    private final SqsQueues queues;
    private final Broadcasts broadcasts;
    private final ContentCheck check = new ContentCheck(new PhotoHosts(HostResolver.system()));
    private final BudgetWiring budget;
    private final DeletionWiring deletions;
    private final CachedBotDirectory bots;
    private final TelegramGateways gateways;

    SenderWiring(SenderSettings settings) {
        this.settings = settings;
        this.postgrest = new PostgrestClient(settings.supabase());
        this.queues = new SqsQueues(SqsClients.forWorking(SQS_CONNECTIONS), settings.queues());
        this.broadcasts = new PostgrestBroadcasts(postgrest);
        var redis =
                new RedisScripts(RedisClients.of(settings.redis().uri(), REDIS_CONNECTIONS, REDIS_LIMIT, REDIS_LIMIT));
        this.budget = new BudgetWiring(redis, settings.budget(), clock, metrics.registry());
        this.deletions = new DeletionWiring(postgrest);
        var cipher = new TokenCipher(settings.tokenKeys(), new SecureRandom());
        this.bots = new CachedBotDirectory(new PostgrestBotDirectory(postgrest, cipher), clock);
        this.gateways = new TelegramGateways(settings.telegram());
    }

    WorkerProcess.Wiring wiring() {
        var due = new DueJobs(queues, codec, clock);
        var tasks = List.of(
                Purge.hourly(postgrest),
                due.task(new DueBroadcasts(broadcasts, settings.stalled())),
                due.task(deletions.due(settings.stalled())),
                budget.presence());
        return new WorkerProcess.Wiring(settings.health(), metrics, liveness, checks(), List.of(consumer()), tasks);
    }

    /** Lets go of jobs that wait for leave to send, and of those that come. */
    void letGoOfWaiting() {
        budget.budget().drain();
    }

    private List<HealthCheck> checks() {
        return List.of(QueueCheck.of(queues, QueueName.GROUP_MESSAGE_QUEUE_HIGH), new HealthCheck("supabase", () -> {
            postgrest.from("bots").select().list(BotId.class, 1);
            return new HealthState.Up();
        }));
    }

    private Consumer consumer() {
        var parts = new Consumer.Parts(
                queues,
                queues,
                workers(),
                new PostgrestDeadJobs(postgrest),
                new MicrometerJobEvents(metrics.registry()),
                liveness);
        var name = "sender-worker-" + ProcessHandle.current().pid();
        return new Consumer(LogicalQueue.GROUP_MESSAGE_QUEUE, name, parts, settings.work());
    }

    private WorkerRegistry workers() {
        return WorkerRegistry.builder()
                .with(Job.FanOutBroadcast.class, new FanOutWorker(broadcasts, check, queues, codec, clock))
                .with(Job.SendGroupMessage.class, sendWorker())
                .with(Job.DeleteMessages.class, deleteWorker())
                .build();
    }

    private SendWorker sendWorker() {
        var outside = new DeliveryWiring.Outside(
                postgrest,
                bots,
                gateways,
                budget.budget(),
                DebugCodeFinder.withoutCrawler(),
                new Notices(queues, codec, clock));
        var pace = new Mailing.Pace(new DebugCodes(new SecureRandom()), lease(), Departure.by(clock));
        return DeliveryWiring.of(outside, check, pace, clock);
    }

    private DeleteWorker deleteWorker() {
        return deletions.worker(
                new DeleteWorker.Telegram(bots, gateways, budget.budget()),
                new DeleteWorker.Pace(lease(), Departure.by(clock), clock));
    }

    private Duration lease() {
        return settings.telegram().timeout().plus(LEASE_MARGIN);
    }

    private record BotId(long id) {}
}
