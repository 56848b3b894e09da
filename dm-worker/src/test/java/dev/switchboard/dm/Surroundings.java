package dev.switchboard.dm;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.sqs.LocalQueues;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a DM worker needs around it: queues of its own, a Telegram of its own with one bot, and the shared Supabase. */
final class Surroundings implements AutoCloseable {
    /** How long a test waits for what other threads and processes bring about. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Soon over, for tests in which a process dies with messages in hand. */
    static final Duration SHORT_VISIBILITY = Duration.ofSeconds(4);

    /** Longer than a busy machine keeps a heartbeat waiting. */
    static final Duration LONG_VISIBILITY = Duration.ofSeconds(20);

    /** Where nobody listens: the updates of bots that are pointed here wait at the emulator. */
    static final String WEBHOOK_URL = "http://127.0.0.1:9/api/webhooks/telegram";

    static final String WEBHOOK_MASTER_SECRET = "a-master-secret-of-32-bytes-or-more";

    private static final String TOKEN_KEYS = "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    /** The Supabase is shared by all tests, so each has a bot of its own. */
    private static final AtomicLong LAST_BOT = new AtomicLong(8_000_000_000L);

    private final SqsPart sqs;
    private final SupabasePart supabase;
    private final RedisPart redis;
    private final Duration visibility;
    private final LocalQueues queues;
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withLimits(RateLimits.NONE));
    private final EmulatedBot bot =
            telegram.bot(new BotFather.Request(freeBotId(), null, "switchboard_bot", null, null));
    private final PostgrestClient postgrest;

    Surroundings(SqsPart sqs, SupabasePart supabase, RedisPart redis, Duration visibility) {
        this.sqs = sqs;
        this.visibility = visibility;
        this.supabase = supabase;
        this.redis = redis;
        this.queues = LocalQueues.create(sqs, visibility);
        this.postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        store(bot.token());
        // what the SDK finds in the environment of a worker's own process
        System.setProperty("aws.region", SqsPart.REGION);
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
    }

    /** Returns an id that no other test's bot has. */
    static long freeBotId() {
        return LAST_BOT.incrementAndGet();
    }

    LocalQueues queues() {
        return queues;
    }

    TelegramEmulator telegram() {
        return telegram;
    }

    EmulatedBot bot() {
        return bot;
    }

    PostgrestClient postgrest() {
        return postgrest;
    }

    URI supabaseUri() {
        return supabase.uri();
    }

    /** Stores the bot with a token, in place of the one it had. */
    void store(String token) {
        store(token, BotState.ACTIVE);
    }

    /** Stores the bot in a state; a worker that has met it learns of that within a minute. */
    void store(String token, BotState state) {
        new PostgrestBotDirectory(postgrest, cipher())
                .store(new Bot(bot.id(), "switchboard_bot", BotRole.MAIN, state, BotToken.of(token)));
    }

    /** Returns what the workers encrypt tokens with. */
    TokenCipher cipher() {
        return new TokenCipher(TokenKeys.of(Secret.of(TOKEN_KEYS)), new SecureRandom());
    }

    /** Returns the environment of a worker that meets these surroundings. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (var queue : QueueUrls.queuesOf(LogicalQueue.DM_QUEUE)) {
            environment.put(queue.environmentVariable(), queues.urls().of(queue));
        }
        environment.put("AWS_REGION", SqsPart.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString());
        environment.put("SUPABASE_URL", supabase.uri().toString());
        environment.put("SUPABASE_SERVICE_ROLE_KEY", supabase.keys().serviceRole());
        environment.put("TELEGRAM_API_URL", telegram.address().toString());
        environment.put("BOT_TOKEN_KEYS", TOKEN_KEYS);
        // stories are told faster than people write
        environment.put("MESSAGES_PER_MINUTE", "1000");
        environment.put("GROUP_COMMANDS_PER_MINUTE", "1000");
        environment.put("WEBHOOK_URL", WEBHOOK_URL);
        environment.put("WEBHOOK_MASTER_SECRET", WEBHOOK_MASTER_SECRET);
        environment.put("REDIS_URL", redis.uri().toString());
        environment.put("HEALTH_PORT", "0");
        environment.put("STAGE", "local");
        environment.put("VISIBILITY", visibility.toSeconds() + "s");
        environment.put("HEARTBEAT", "500ms");
        environment.put("PARKED_JOBS", "80");
        environment.put("POLL_WAIT", "1s");
        environment.put("RETRY_WAIT", "100ms");
        environment.put("DLQ_SWEEP", "1s");
        return environment;
    }

    @Override
    public void close() {
        telegram.close();
        queues.close();
        postgrest.close();
    }
}
