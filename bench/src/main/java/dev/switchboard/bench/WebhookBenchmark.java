package dev.switchboard.bench;

import dev.switchboard.claim.redis.RedisClients;
import dev.switchboard.config.Secret;
import dev.switchboard.ingress.webhook.WebhookFunction;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.lambda.RecordingContext;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.secret.WebhookSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
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

/** The webhook's handler, and the three calls it makes with no logic around them, on the same Redis and SQS. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(java.util.concurrent.TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class WebhookBenchmark {
    private static final long BOT = 123456789;
    private static final String MASTER = "the master secret of benchmarks, 32 bytes and more";

    private Machine machine = lateInit();
    private WebhookFunction function = lateInit();
    private RedisClient redis = lateInit();
    private SqsClient sqs = lateInit();
    private String queueUrl = "";
    private String secret = "";
    private long updateId;

    /** Starts Redis and SQS, and wires the function as Lambda would. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        machine = new Machine(Path.of(System.getProperty("switchboard.root", ".")));
        machine.useForSdk();
        var environment = new HashMap<String, String>();
        environment.put("STAGE", "bench");
        environment.put("REDIS_URL", machine.redis().toString());
        environment.put("WEBHOOK_MASTER_SECRET", MASTER);
        environment.put("CLAIMS_FALLBACK", "postgrest");
        environment.put("SUPABASE_URL", "http://127.0.0.1:1"); // never needed: Redis is there
        environment.put("SUPABASE_ANON_KEY", "unused");
        environment.put("CLAIMS_POSTGREST_KEY", "unused");
        machine.queues().forEach((queue, url) -> environment.put(queue.environmentVariable(), url.toString()));
        function = new WebhookFunction(environment);
        redis = RedisClients.of(machine.redis(), 2, Duration.ofSeconds(1), Duration.ofSeconds(1));
        sqs = SqsClients.forSending(2, Duration.ofSeconds(3));
        queueUrl = environment.getOrDefault(QueueName.DM_QUEUE_HIGH.environmentVariable(), "");
        secret = new WebhookSecrets(Secret.of(MASTER), null).of(BOT);
    }

    /** Empties the queue, so that its length costs neither side. */
    @TearDown(Level.Iteration)
    public void empty() {
        sqs.purgeQueue(request -> request.queueUrl(queueUrl));
    }

    /** Stops what was started. */
    @TearDown(Level.Trial)
    public void stop() {
        sqs.close();
        redis.close();
        machine.close();
    }

    /** A delivery from API Gateway's event to its answer. */
    @Benchmark
    public ByteArrayOutputStream handler() throws IOException {
        var answer = new ByteArrayOutputStream(512);
        function.handleRequest(new ByteArrayInputStream(event(++updateId)), answer, new RecordingContext());
        return answer;
    }

    /** Claim, send, confirm. */
    @Benchmark
    public @Nullable String threeCalls() {
        var id = ++updateId;
        var key = "webhook:" + BOT + ":" + id;
        redis.set(key, "processing:x", SetParams.setParams().nx().px(12_000));
        sqs.sendMessage(request -> request.queueUrl(queueUrl)
                .messageBody(update(id))
                .messageGroupId(BOT + ":u50")
                .messageDeduplicationId("tg:" + BOT + ":" + id));
        return redis.set(key, "done", SetParams.setParams().px(86_400_000));
    }

    private byte[] event(long id) {
        var body = update(id).replace("\"", "\\\"");
        return """
                {"version":"2.0","routeKey":"POST /api/webhooks/telegram","rawPath":"/api/webhooks/telegram",\
                "headers":{"content-type":"application/json","x-telegram-bot-api-secret-token":"%s","host":"x"},\
                "requestContext":{"http":{"method":"POST","path":"/api/webhooks/telegram","protocol":"HTTP/1.1"}},\
                "body":"%s","isBase64Encoded":false}""".formatted(secret, body).getBytes(StandardCharsets.UTF_8);
    }

    private static String update(long id) {
        return """
                {"update_id":%d,"message":{"message_id":17,"from":{"id":50,"is_bot":false,"first_name":"Ann",\
                "username":"ann","language_code":"en"},"chat":{"id":50,"first_name":"Ann","username":"ann",\
                "type":"private"},"date":1700000000,"text":"/start 12345","entities":[{"offset":0,"length":6,\
                "type":"bot_command"}]}}""".formatted(id);
    }

    /** JMH fills a state in its set-up, before anything reads it. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T lateInit() {
        return null;
    }
}
