package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.sqs.LocalQueues;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A bot in its groups, and the sender workers that send there: with queues and a Telegram of its own, and the shared rest. */
final class SenderScene {
    /** How long a test waits for what other threads and processes bring about. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String TOKEN_KEYS = "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    /** The Supabase is shared by all tests, so each has a bot of its own. */
    private static final AtomicLong LAST_BOT = new AtomicLong(8_500_000_000L);

    private static final Set<String> SENDS = Set.of("sendmessage", "sendphoto");

    private static final PostgrestFunction<JsonNode> CREATE = function("create_broadcast");

    private final SqsPart sqs;
    private final SupabasePart supabase;
    private final RedisPart redis;
    private final LocalQueues queues;
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withLimits(RateLimits.NONE));
    private final EmulatedBot bot =
            telegram.bot(new BotFather.Request(LAST_BOT.incrementAndGet(), null, "sender_bot", null, null));
    private final EmulatedPerson owner = telegram.person("Olga");
    private final PostgrestClient postgrest;
    private final List<SenderOfTests> senders = new ArrayList<>();

    SenderScene(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        this.sqs = sqs;
        this.supabase = supabase;
        this.redis = redis;
        this.queues = LocalQueues.create(sqs, Duration.ofSeconds(20));
        this.postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        var cipher = new TokenCipher(TokenKeys.of(Secret.of(TOKEN_KEYS)), new SecureRandom());
        new PostgrestBotDirectory(postgrest, cipher)
                .store(new Bot(bot.id(), "sender_bot", BotRole.SENDER, BotState.ACTIVE, BotToken.of(bot.token())));
        // what the SDK finds in the environment of a worker's own process
        System.setProperty("aws.region", SqsPart.REGION);
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
    }

    TelegramEmulator telegram() {
        return telegram;
    }

    /** Returns where Supabase is. */
    URI supabase() {
        return supabase.uri();
    }

    EmulatedBot bot() {
        return bot;
    }

    EmulatedPerson owner() {
        return owner;
    }

    /** Returns the client that is the service role. */
    PostgrestClient postgrest() {
        return postgrest;
    }

    /** Makes a group in which the bot is an administrator, and which it manages. */
    EmulatedGroup group(String title) {
        return managed(telegram.group(ChatType.SUPERGROUP, title, owner), title);
    }

    /** Makes so many of them, named Group 1 and so on. */
    List<EmulatedGroup> groups(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> group("Group " + i))
                .toList();
    }

    /** Makes a group that can still become a supergroup. */
    EmulatedGroup basicGroup(String title) {
        return managed(telegram.group(ChatType.GROUP, title, owner), title);
    }

    private EmulatedGroup managed(EmulatedGroup group, String title) {
        group.adds(bot);
        var row = new ManagedGroup(
                bot.id(), group.id(), title, "active", owner.user().id(), "2026-01-01T00:00:00Z");
        postgrest.from("managed_groups").upsert(List.of(row), "bot_id", "chat_id");
        return group;
    }

    private record ManagedGroup(
            long botId, long chatId, String title, String state, long activatedBy, String activatedAt) {}

    /** Changes what is known of a group. */
    void change(EmulatedGroup group, Map<String, ?> columns) {
        postgrest
                .from("managed_groups")
                .update(columns, Filter.and(Filter.eq("bot_id", bot.id()), Filter.eq("chat_id", group.id())));
    }

    String groupState(EmulatedGroup group) {
        return postgrest
                .from("managed_groups")
                .select("state")
                .where(Filter.eq("bot_id", bot.id()))
                .where(Filter.eq("chat_id", group.id()))
                .list(State.class)
                .getFirst()
                .state();
    }

    /** Starts a sender worker in this process. */
    SenderOfTests sender(Map<String, String> settings) {
        var environment = environment();
        environment.putAll(settings);
        var sender = SenderOfTests.start(environment);
        senders.add(sender);
        return sender;
    }

    /** Returns the environment of a worker that meets this scene. */
    Map<String, String> environment() {
        var environment = SenderOfTests.settings();
        var names = QueueUrls.queuesOf(LogicalQueue.GROUP_MESSAGE_QUEUE);
        names.add(QueueName.DM_QUEUE_NORMAL);
        for (var queue : names) {
            environment.put(queue.environmentVariable(), queues.urls().of(queue));
        }
        environment.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString());
        environment.put("SUPABASE_URL", supabase.uri().toString());
        environment.put("SUPABASE_SERVICE_ROLE_KEY", supabase.keys().serviceRole());
        environment.put("TELEGRAM_API_URL", telegram.address().toString());
        environment.put("BOT_TOKEN_KEYS", TOKEN_KEYS);
        environment.put("REDIS_URL", redis.uri().toString());
        return environment;
    }

    /** Makes a broadcast to all groups, and starts it. */
    UUID broadcasts(Map<String, ?> content) {
        return broadcasts(content, Map.of("all", true), "skip");
    }

    /** Makes a broadcast, and starts it. */
    UUID broadcasts(Map<String, ?> content, Map<String, ?> targets, String unknownPolicy) {
        var id = draft(content, targets, unknownPolicy);
        tell("schedule_broadcast", id);
        return id;
    }

    /** Makes a broadcast. */
    UUID draft(Map<String, ?> content, Map<String, ?> targets, String unknownPolicy) {
        var id = UUID.randomUUID();
        postgrest.call(CREATE, new NewBroadcast(id, bot.id(), content, targets, "low", unknownPolicy));
        return id;
    }

    private record NewBroadcast(
            UUID broadcastId,
            long botId,
            Map<String, ?> content,
            Map<String, ?> targets,
            String priority,
            String unknownPolicy) {}

    /** Calls a function that only names a broadcast. */
    void tell(String function, UUID broadcast) {
        postgrest.call(function(function), Map.of("broadcast_id", broadcast));
    }

    /** Waits until a broadcast is in a state. */
    void awaitState(UUID broadcast, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stateOf(broadcast))
                        .as(() -> "broadcast with " + deliveries(broadcast))
                        .isEqualTo(state));
    }

    String stateOf(UUID broadcast) {
        return postgrest
                .from("broadcasts")
                .select("state")
                .where(Filter.eq("id", broadcast))
                .list(State.class)
                .getFirst()
                .state();
    }

    private record State(String state) {}

    /** Returns the deliveries of a broadcast in the order of their chats. */
    List<Delivery> deliveries(UUID broadcast) {
        return postgrest
                .from("broadcast_deliveries")
                .select()
                .where(Filter.eq("broadcast_id", broadcast))
                .orderBy(Order.asc("chat_id"))
                .list(Delivery.class);
    }

    /** Returns the one delivery to a chat. */
    Delivery delivery(UUID broadcast, long chat) {
        return deliveries(broadcast).stream()
                .filter(delivery -> delivery.chatId() == chat)
                .findFirst()
                .orElseThrow();
    }

    /** A row of the ledger. */
    record Delivery(
            long chatId,
            String state,
            @Nullable String debugCode,
            @Nullable Long messageId,
            @Nullable String reason,
            @Nullable String description,
            @Nullable String doubt,
            int attempts,
            @Nullable String settledAt) {}

    /** Returns the texts and captions that Telegram accepted for a chat, whether or not the bot heard of it. */
    List<String> textsIn(long chat) {
        return telegram.calls().stream()
                .filter(call -> SENDS.contains(call.method().toLowerCase(Locale.ROOT)))
                .filter(call -> Long.toString(chat).equals(call.parameters().get("chat_id")))
                .filter(call -> Boolean.TRUE.equals(
                        Objects.requireNonNullElse(call.answer(), Map.of()).get("ok")))
                .map(call -> Objects.requireNonNullElse(
                        call.parameters().get("text"), call.parameters().getOrDefault("caption", "")))
                .toList();
    }

    long depth(QueueName queue) {
        return queues.queues().depth(queue);
    }

    private static PostgrestFunction<JsonNode> function(String name) {
        return PostgrestFunction.idempotent(name, JsonNode.class);
    }

    /** Lets the workers finish, and ends everything else. */
    void close() throws InterruptedException {
        for (var sender : senders) {
            sender.drain();
        }
        telegram.close();
        queues.close();
        postgrest.close();
    }
}
