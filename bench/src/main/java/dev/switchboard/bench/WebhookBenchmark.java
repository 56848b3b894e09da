package dev.switchboard.bench;

import dev.switchboard.config.Secret;
import dev.switchboard.ingress.webhook.WebhookFunction;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.parts.lambda.RecordingContext;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.secret.WebhookSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The webhook's handler, and the three calls it makes with no logic around them, in turn: a slow moment of the machine, or of
 * the parts, meets both. One process of {@link WebhookBench}, which says in system properties where Redis and SQS are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 20, time = 2)
public class WebhookBenchmark {
    /** What the system properties begin with that are the function's environment variables. */
    static final String VARIABLE = "webhook.variable.";

    /** The system property with this process's number. */
    static final String PROCESS = "webhook.process";

    /** Telegram's update ids are unique, and so are these in all processes: a second one would be a duplicate. */
    private static final long UPDATES_OF_A_PROCESS = 10_000_000;

    private static final long BOT = 123456789;
    private static final String MASTER = "the master secret of benchmarks, 32 bytes and more";

    /** Lambda gives it; making one is no work of the handler's. */
    private static final String REQUEST_ID = "0af76519-16cd-43dd-8448-eb211c80319c";

    // concatenated, not formatted: what makes an update must cost next to nothing
    private static final String BEFORE_ID = "{\"update_id\":";
    private static final String AFTER_ID = """
            ,"message":{"message_id":17,"from":{"id":50,"is_bot":false,"first_name":"Ann",\
            "username":"ann","language_code":"en"},"chat":{"id":50,"first_name":"Ann","username":"ann",\
            "type":"private"},"date":1700000000,"text":"/start 12345","entities":[{"offset":0,"length":6,\
            "type":"bot_command"}]}}""";
    private static final String EVENT_BEFORE_SECRET = """
            {"version":"2.0","routeKey":"POST /api/webhooks/telegram","rawPath":"/api/webhooks/telegram",\
            "headers":{"content-type":"application/json","host":"x","x-telegram-bot-api-secret-token":\"""";
    private static final String EVENT_AFTER_SECRET = """
            "},"requestContext":{"http":{"method":"POST","path":"/api/webhooks/telegram","protocol":"HTTP/1.1"}},\
            "body":\"""" + inString(BEFORE_ID);
    private static final String EVENT_AFTER_ID = inString(AFTER_ID) + "\",\"isBase64Encoded\":false}";

    private WebhookFunction function = lateInit();
    private RedisClient redis = lateInit();
    private SqsClient sqs = lateInit();
    private String queueUrl = "";
    private String eventBeforeId = "";

    /** Between its parts stands the update's id. */
    private String[] message = {};

    private long updateId;

    /** Returns the function's environment variables on a machine. */
    static Map<String, String> environment(Machine machine) {
        var environment = new HashMap<String, String>();
        environment.put("STAGE", "bench");
        environment.put("REDIS_URL", machine.redis().toString());
        environment.put("WEBHOOK_MASTER_SECRET", MASTER);
        environment.put("CLAIMS_FALLBACK", "postgrest");
        environment.put("SUPABASE_URL", "http://127.0.0.1:1"); // never needed: Redis is there
        environment.put("SUPABASE_ANON_KEY", "unused");
        environment.put("CLAIMS_POSTGREST_KEY", "unused");
        machine.queues().forEach((queue, url) -> environment.put(queue.environmentVariable(), url.toString()));
        return environment;
    }

    /** Wires the function as Lambda would, and clients of its parts beside it. */
    @Setup(Level.Trial)
    public void start() {
        var environment = new HashMap<String, String>();
        for (var property : System.getProperties().stringPropertyNames()) {
            if (property.startsWith(VARIABLE)) {
                environment.put(property.substring(VARIABLE.length()), System.getProperty(property));
            }
        }
        function = new WebhookFunction(environment);
        var address = URI.create(environment.getOrDefault("REDIS_URL", ""));
        redis = RedisClients.of(address, 2, Duration.ofSeconds(1), Duration.ofSeconds(1));
        sqs = SqsClients.forSending(2, Duration.ofSeconds(3));
        queueUrl = environment.getOrDefault(QueueName.DM_QUEUE_HIGH.environmentVariable(), "");
        updateId = Long.getLong(PROCESS, 0) * UPDATES_OF_A_PROCESS;
        message = new JobCodec().encode(envelope()).split("(?<=tg:" + BOT + ":|\"update_id\":)0", -1);
        eventBeforeId = EVENT_BEFORE_SECRET + new WebhookSecrets(Secret.of(MASTER), null).of(BOT) + EVENT_AFTER_SECRET;
    }

    /** Empties the queue, so that its length costs neither side. */
    @TearDown(Level.Iteration)
    public void empty() {
        sqs.purgeQueue(request -> request.queueUrl(queueUrl));
    }

    /** Closes the clients. */
    @TearDown(Level.Trial)
    public void stop() {
        sqs.close();
        redis.close();
    }

    /** What each side took of an iteration, in nanoseconds. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Times {
        public long handler;
        public long threeCalls;
    }

    /** A delivery by the handler, and one by the three calls; who is first changes. */
    @Benchmark
    public void inTurn(Times times) throws IOException {
        boolean handlerFirst = (updateId & 2) == 0;
        if (handlerFirst) {
            times.handler += handler();
        }
        times.threeCalls += threeCalls();
        if (!handlerFirst) {
            times.handler += handler();
        }
    }

    /** A delivery from API Gateway's event to its answer. */
    private long handler() throws IOException {
        var event = new ByteArrayInputStream(event(++updateId));
        var context = new RecordingContext(REQUEST_ID);
        long start = System.nanoTime();
        function.handleRequest(event, new ByteArrayOutputStream(512), context);
        return System.nanoTime() - start;
    }

    /** Claim, send, confirm: the same message, made beforehand. */
    private long threeCalls() {
        var id = ++updateId;
        var key = "webhook:" + BOT + ":" + id;
        long start = System.nanoTime();
        redis.set(key, "processing:x", SetParams.setParams().nx().px(12_000));
        sqs.sendMessage(request -> request.queueUrl(queueUrl)
                .messageBody(message[0] + id + message[1] + id + message[2])
                .messageGroupId(BOT + ":u50")
                .messageDeduplicationId("tg:" + BOT + ":" + id));
        redis.set(key, "done", SetParams.setParams().px(86_400_000));
        return System.nanoTime() - start;
    }

    private byte[] event(long id) {
        return (eventBeforeId + id + EVENT_AFTER_ID).getBytes(StandardCharsets.UTF_8);
    }

    /** What the handler makes of an update, so that both send as much. */
    private static JobEnvelope envelope() {
        return new JobEnvelope(
                JobId.ofUpdate(BOT, 0),
                new Route(BOT, 50L, 50L),
                Priority.HIGH,
                Timing.startingAt(Instant.now()),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                new Job.ProcessPrivateMessage(new RawJson(BEFORE_ID + 0 + AFTER_ID)));
    }

    private static String inString(String json) {
        return json.replace("\"", "\\\"");
    }

    /** JMH fills a state in its set-up, before anything reads it. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T lateInit() {
        return null;
    }
}
