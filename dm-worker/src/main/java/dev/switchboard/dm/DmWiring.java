package dev.switchboard.dm;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.dm.answer.AnswerRecord;
import dev.switchboard.dm.answer.Answers;
import dev.switchboard.dm.answer.PostgrestAnswerRecord;
import dev.switchboard.dm.clone.CloneKeeping;
import dev.switchboard.dm.clone.CloneWebhook;
import dev.switchboard.dm.clone.Cloning;
import dev.switchboard.dm.clone.PostgrestClones;
import dev.switchboard.dm.clone.SecretMessages;
import dev.switchboard.dm.conversation.Albums;
import dev.switchboard.dm.conversation.BlockWorker;
import dev.switchboard.dm.conversation.Buttons;
import dev.switchboard.dm.conversation.CallbackWorker;
import dev.switchboard.dm.conversation.ExpiringCallbacks;
import dev.switchboard.dm.conversation.ManagedBotWorker;
import dev.switchboard.dm.conversation.MessageActions;
import dev.switchboard.dm.conversation.PrivateMessageWorker;
import dev.switchboard.dm.conversation.Turn;
import dev.switchboard.dm.conversation.UpdateHandler;
import dev.switchboard.dm.conversation.UpdateWorker;
import dev.switchboard.dm.dialogue.RedisDialogues;
import dev.switchboard.dm.group.BanButtons;
import dev.switchboard.dm.group.GroupActions;
import dev.switchboard.dm.group.GroupCheckWorker;
import dev.switchboard.dm.group.GroupChecks;
import dev.switchboard.dm.group.GroupCommandWorker;
import dev.switchboard.dm.group.GroupEndings;
import dev.switchboard.dm.group.GroupLimits;
import dev.switchboard.dm.group.Groups;
import dev.switchboard.dm.group.PostgrestGroups;
import dev.switchboard.dm.group.PostgrestLiveBans;
import dev.switchboard.dm.group.Standings;
import dev.switchboard.dm.limit.AskLimit;
import dev.switchboard.dm.limit.AskRate;
import dev.switchboard.dm.limit.RedisAskLimit;
import dev.switchboard.dm.live.PostgrestLiveViews;
import dev.switchboard.dm.monitoring.AnalyticsTracker;
import dev.switchboard.dm.monitoring.HealthMonitor;
import dev.switchboard.dm.monitoring.MetricsCollector;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.people.PostgrestPeople;
import dev.switchboard.dm.telling.TellPersonWorker;
import dev.switchboard.dm.telling.Tellings;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.dm.token.DeadTokens;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.UpdateParser;
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

/** Puts the DM worker together. */
final class DmWiring {
    /** Three long polls, the heartbeat, and the deletes and sends of the jobs. */
    private static final int SQS_CONNECTIONS = 12;

    /** A command waits for Redis twice, and must not be held up by one that is away or slow. */
    private static final Duration REDIS_LIMIT = Duration.ofMillis(250);

    private static final int REDIS_CONNECTIONS = 8;

    private final DmSettings settings;
    private final InstantSource clock;
    private final Metrics metrics = new Metrics();
    private final Liveness liveness = new Liveness(InstantSource.system());
    private final HealthMonitor health = new HealthMonitor(InstantSource.system());
    private final MetricsCollector collector = new MetricsCollector(metrics.registry(), health, InstantSource.system());
    private final PostgrestClient postgrest;
    private final SqsQueues queues;
    private final RedisScripts redis;
    private final AnswerRecord answerRecord;
    private final Groups groups;
    private final People people;
    private final TokenCipher cipher;
    private final PostgrestBotDirectory storedBots;
    private final CachedBotDirectory bots;
    private final TelegramGateways gateways;
    private final DeadTokens deadTokens;
    private final Tellings tellings;
    private final UpdateParser parser = new UpdateParser();
    private final Phrasebook phrases = Phrasebook.load();

    /**
     * Puts it together around a clock, by which people's days begin; all waits go by the system's.
     */
    DmWiring(DmSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.postgrest = new PostgrestClient(settings.supabase());
        this.queues = new SqsQueues(SqsClients.forWorking(SQS_CONNECTIONS), settings.queues());
        this.redis =
                new RedisScripts(RedisClients.of(settings.redis().uri(), REDIS_CONNECTIONS, REDIS_LIMIT, REDIS_LIMIT));
        this.answerRecord = new PostgrestAnswerRecord(postgrest);
        this.groups = new PostgrestGroups(postgrest);
        this.people = new PostgrestPeople(postgrest);
        this.cipher = new TokenCipher(settings.tokenKeys(), new SecureRandom());
        this.storedBots = new PostgrestBotDirectory(postgrest, cipher);
        this.bots = new CachedBotDirectory(storedBots, InstantSource.system());
        this.gateways = new TelegramGateways(settings.telegram());
        this.deadTokens = new DeadTokens(bots, storedBots, gateways);
        this.tellings = new Tellings(queues, new JobCodec(), clock);
    }

    WorkerProcess.Wiring wiring() {
        health.bindTo(metrics.registry());
        var tasks = List.of(
                Purge.hourly(postgrest),
                new DueJobs(queues, new JobCodec(), InstantSource.system()).task(new GroupChecks(groups)),
                new AnalyticsTracker(postgrest, clock, metrics.registry()).task());
        return new WorkerProcess.Wiring(settings.health(), metrics, liveness, checks(), List.of(consumer()), tasks);
    }

    private List<HealthCheck> checks() {
        return List.of(
                QueueCheck.of(queues, QueueName.DM_QUEUE_HIGH),
                new HealthCheck("supabase", () -> {
                    postgrest.from("bots").select().list(BotId.class, 1);
                    return new HealthState.Up();
                }),
                health.check());
    }

    private Consumer consumer() {
        var parts = new Consumer.Parts(
                queues,
                queues,
                workers(),
                new PostgrestDeadJobs(postgrest),
                new MicrometerJobEvents(metrics.registry()),
                liveness);
        var name = "dm-worker-" + ProcessHandle.current().pid();
        return new Consumer(LogicalQueue.DM_QUEUE, name, parts, settings.work());
    }

    private WorkerRegistry workers() {
        var registry = WorkerRegistry.builder();
        var answers = new Answers(bots, gateways, answerRecord, collector, InstantSource.system());
        var turn = new Turn(people, answers, deadTokens, InstantSource.system());
        var endings = new GroupEndings(groups, tellings);
        var standings = new Standings(deadTokens, endings, InstantSource.system());
        withConversations(registry, turn, standings);
        withGroups(registry, turn, standings, endings);
        return registry.build();
    }

    private void withConversations(WorkerRegistry.Builder registry, Turn turn, Standings standings) {
        var dialogues = new RedisDialogues(redis, metrics.registry());
        var features = new DmFeatures(
                people, new PostgrestLiveViews(postgrest), bots, phrases, tellings, dialogues, cloneParts());
        var messages = new MessageActions(
                collector.measured(features.repertoire(settings.limits().messages())), dialogues);
        var presses = settings.limits().presses();
        var callbacks = new CallbackWorker(
                new Buttons(
                        collector.measured(features.buttons()),
                        collector.measured(
                                new BanButtons(new PostgrestLiveBans(postgrest), standings, phrases).actions()),
                        collector.measured("pressed_too_often", features.pressedTooOften(presses))),
                limit(presses),
                turn,
                clock);
        registry.with(
                        Job.ProcessPrivateMessage.class,
                        reading(new PrivateMessageWorker(
                                messages,
                                limit(settings.limits().messages()),
                                new Albums(limit(Albums.RATE)),
                                turn,
                                clock)))
                .with(
                        Job.ProcessCallback.class,
                        new ExpiringCallbacks(reading(callbacks), answerRecord, InstantSource.system()))
                .with(
                        Job.ManagedBotUpdated.class,
                        reading(new ManagedBotWorker(
                                collector.measured("managed_bot", features.managedBot()), turn, clock)))
                .with(Job.PersonBlockedBot.class, reading(new BlockWorker(people)))
                .with(Job.TellPerson.class, new TellPersonWorker(people, phrases, turn));
    }

    private void withGroups(WorkerRegistry.Builder registry, Turn turn, Standings standings, GroupEndings endings) {
        var limits = new GroupLimits(
                limit(settings.limits().groupCommands()),
                limit(settings.limits().commandsInGroup()));
        var actions = collector.measuredInGroups(
                limits.limiting(new GroupActions(groups, standings, bots, phrases).byName()));
        registry.with(Job.ProcessGroupCommand.class, reading(new GroupCommandWorker(bots, actions, turn, clock)))
                .with(Job.CheckGroup.class, new GroupCheckWorker(bots, gateways, standings, endings));
    }

    private DmFeatures.CloneParts cloneParts() {
        var waits = InstantSource.system();
        var clones = new PostgrestClones(postgrest, cipher);
        var webhook = new CloneWebhook(gateways, settings.webhook(), storedBots, bots);
        return new DmFeatures.CloneParts(
                clones,
                new Cloning(gateways, clones, webhook, deadTokens, waits),
                new CloneKeeping(clones, webhook, bots, waits),
                new SecretMessages(waits),
                waits);
    }

    private <J extends Job.OfUpdate> UpdateWorker<J> reading(UpdateHandler handler) {
        return new UpdateWorker<>(parser, handler);
    }

    private AskLimit limit(AskRate rate) {
        return new RedisAskLimit(redis, rate, metrics.registry());
    }

    private record BotId(long id) {}
}
