package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.job.Priority;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.PartProcess;
import dev.switchboard.parts.Readiness;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.sender.SenderWorkerMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A bot in its groups, with all that sending to them takes, each a process of its own: queues, Redis, Supabase, an emulated
 * Telegram that holds the bot to Telegram's limits, and as many senders as are started.
 */
final class SendingScene implements AutoCloseable {
    private static final long BOT = 5001;
    private static final String TOKEN = "5001:bench";
    private static final String TOKEN_KEYS = "bench:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final long FIRST_GROUP = -1_001_000_000_001L;

    /** What an answer of the emulator holds at the most. */
    private static final int ALL_CALLS = 20_000;

    private final Path folder;
    private final Machine machine;
    private final SupabasePart supabase;
    private final PostgrestClient postgrest;
    private final EmulatorProcess telegram;
    private final List<PartProcess> senders = new ArrayList<>();

    /**
     * Makes the scene.
     *
     * @param groups how many groups the bot manages
     * @param others how many it is in besides
     */
    SendingScene(int groups, int others) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("switchboard-bench");
        machine = new Machine(Path.of(System.getProperty("switchboard.root", ".")));
        supabase = SupabasePart.start(folder.resolve("supabase"));
        postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        telegram = EmulatorProcess.start("256m", List.of("--kept-messages", "100"));
        telegram.control("POST", "/bots", "{\"token\": \"%s\", \"username\": \"bench_bot\"}".formatted(TOKEN));
        telegram.control("POST", "/crowds", """
                {"bot": %d, "people": 1, "groups": %d, "actions": 1, "seed": 1, "shares": {"join": 1}}""".formatted(BOT, groups + others));
        var cipher = new TokenCipher(TokenKeys.of(Secret.of(TOKEN_KEYS)), new SecureRandom());
        new PostgrestBotDirectory(postgrest, cipher)
                .store(new Bot(BOT, "bench_bot", BotRole.SENDER, BotState.ACTIVE, BotToken.of(TOKEN)));
        postgrest
                .from("managed_groups")
                .insert(IntStream.range(0, groups).mapToObj(Managed::of).toList());
    }

    /** Returns the id of one of the groups, from 0; the last are those that the bot does not manage. */
    static long group(int number) {
        return FIRST_GROUP - number;
    }

    private record Managed(long botId, long chatId, String title, String state, long activatedBy, Instant activatedAt) {
        static Managed of(int number) {
            return new Managed(BOT, group(number), "Group " + number, "active", 1, Instant.EPOCH);
        }
    }

    /** Starts a sender, which ends with the scene, and waits until it is ready. */
    PartProcess startSender(int rate, Map<String, String> settings) {
        int port = FreePort.find();
        var environment = environment(rate, port);
        environment.putAll(settings);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SenderWorkerMain.class.getName());
        var ready = Readiness.httpStatus(URI.create("http://127.0.0.1:" + port + "/health/ready"), 200);
        var sender = PartProcess.start(
                new PartCommand("sender-worker", command, environment, ready),
                folder.resolve("sender-" + port + ".log"));
        senders.add(sender);
        return sender;
    }

    /** Lets all senders drain. */
    void stopSenders() {
        senders.forEach(PartProcess::close);
        senders.clear();
    }

    private Map<String, String> environment(int rate, int port) {
        var environment = new HashMap<String, String>();
        machine.queues().forEach((queue, url) -> environment.put(queue.environmentVariable(), url.toString()));
        environment.put("AWS_REGION", SqsPart.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL_SQS", machine.sdkProperties().get("aws.endpointUrlSqs"));
        environment.put("SUPABASE_URL", supabase.uri().toString());
        environment.put("SUPABASE_SERVICE_ROLE_KEY", supabase.keys().serviceRole());
        environment.put("TELEGRAM_API_URL", telegram.address().toString());
        environment.put("BOT_TOKEN_KEYS", TOKEN_KEYS);
        environment.put("REDIS_URL", machine.redis().toString());
        environment.put("SENDER_RATE", Integer.toString(rate));
        environment.put("HEALTH_PORT", Integer.toString(port));
        environment.put("STAGE", "local");
        environment.put("POLL_WAIT", "1s"); // a sender that is told to end lets its polls finish
        return environment;
    }

    /** Makes a broadcast that is due at once. */
    UUID broadcast(Priority priority, Map<String, ?> targets) {
        var id = UUID.randomUUID();
        var content = Map.of("text", "Ann is live");
        tell(
                "create_broadcast",
                Map.of(
                        "broadcast_id", id,
                        "bot_id", BOT,
                        "content", content,
                        "targets", targets,
                        "priority", priority.word()));
        tell("schedule_broadcast", Map.of("broadcast_id", id));
        return id;
    }

    private Progress tell(String function, Map<String, ?> arguments) {
        return postgrest.call(PostgrestFunction.idempotent(function, Progress[].class), arguments)[0];
    }

    /** Returns how far a broadcast is. */
    Progress progress(UUID broadcast) {
        return tell("broadcast_progress", Map.of("broadcast_id", broadcast));
    }

    /** How far a broadcast is. */
    record Progress(String state, Instant scheduledAt, Instant startedAt, Map<String, Integer> byState) {
        boolean isDone() {
            return state.equals("done");
        }

        int in(String deliveryState) {
            return byState.getOrDefault(deliveryState, 0);
        }
    }

    /** Returns whether a broadcast has all its jobs queued. */
    boolean isQueued(UUID broadcast) {
        return postgrest
                .from("broadcasts")
                .select("queued_all")
                .where(Filter.eq("id", broadcast))
                .list(Queued.class)
                .getFirst()
                .queuedAll();
    }

    private record Queued(boolean queuedAll) {}

    /** Returns the chats of which nobody knows whether they got a broadcast's message. */
    List<Long> unknown(UUID broadcast) {
        return postgrest
                .from("broadcast_deliveries")
                .select("chat_id")
                .where(Filter.eq("broadcast_id", broadcast))
                .where(Filter.eq("state", "unknown"))
                .list(ChatId.class)
                .stream()
                .map(ChatId::chatId)
                .toList();
    }

    private record ChatId(long chatId) {}

    /** Returns the messages that Telegram took after a call, in the order they came. */
    List<Receipt> receivedAfter(long call) throws IOException, InterruptedException {
        return received("limit=%d&after=%d".formatted(ALL_CALLS, call));
    }

    /** Returns the first message that Telegram took for a chat. */
    Optional<Receipt> receivedIn(long chat) throws IOException, InterruptedException {
        return received("chat=" + chat).stream().findFirst();
    }

    private List<Receipt> received(String which) throws IOException, InterruptedException {
        var calls = telegram.control("GET", "/calls?method=sendMessage&" + which, "");
        return StreamSupport.stream(calls.path("calls").spliterator(), false)
                .filter(each -> each.at("/answer/ok").asBoolean())
                .map(Receipt::of)
                .toList();
    }

    /** A message that Telegram took. */
    record Receipt(long call, long chat, Instant at) {
        private static Receipt of(JsonNode call) {
            return new Receipt(
                    call.path("number").asLong(),
                    call.at("/parameters/chat_id").asLong(),
                    Instant.ofEpochMilli(call.path("date").asLong()));
        }
    }

    /** Returns how many messages Telegram has refused so far because they came too fast (429). */
    int refusedAsTooFast() throws IOException, InterruptedException {
        int refused = 0;
        for (var count : telegram.control("GET", "/limits", "").path("refused")) {
            refused += count.asInt();
        }
        return refused;
    }

    @Override
    public void close() {
        stopSenders();
        telegram.close();
        postgrest.close();
        supabase.close();
        machine.close();
        Folders.delete(folder);
    }
}
