package dev.switchboard.queue.sqs;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes SQS clients. Region, credentials and, on one machine, {@code AWS_ENDPOINT_URL_SQS} come from the environment as
 * the SDK reads it.
 */
public final class SqsClients {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration WORKERS_LIMIT = Duration.ofSeconds(6);

    private SqsClients() {}

    /**
     * Keeps clients working while shutdown hooks run, in which workers drain. Otherwise requests get no answer any more
     * from the moment of the SIGTERM: not even a finished job could be deleted. For processes that end with
     * {@link Runtime#halt}.
     */
    public static void outliveShutdownHooks() {
        CRT.acquireShutdownRef();
    }

    /**
     * Returns a client for a program that answers somebody: it gives up after {@code limit} in all, retries included.
     *
     * @param concurrency how many requests may be under way at once
     */
    public static SqsClient forSending(int concurrency, Duration limit) {
        return client(concurrency, limit.dividedBy(2), limit);
    }

    /**
     * Returns a client for a worker. A request gets 3 s, and 6 s with retries: a heartbeat that hangs must not eat up the
     * visibility of what it holds. Long polls take their own time, which {@link SqsQueues} gives each of them.
     *
     * @param concurrency how many requests, long polls included, may be under way at once
     */
    public static SqsClient forWorking(int concurrency) {
        return forSending(concurrency, WORKERS_LIMIT);
    }

    private static SqsClient client(int concurrency, Duration attempt, Duration total) {
        return SqsClient.builder()
                .httpClientBuilder(AwsCrtHttpClient.builder()
                        .maxConcurrency(concurrency)
                        .connectionTimeout(CONNECT)
                        .connectionMaxIdleTime(Duration.ofSeconds(50)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(total)
                        .build())
                .build();
    }
}
