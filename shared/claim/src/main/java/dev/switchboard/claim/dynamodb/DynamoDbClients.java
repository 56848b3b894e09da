package dev.switchboard.claim.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Makes DynamoDB clients for programs that answer within a time. Region, credentials and, on one machine,
 * {@code AWS_ENDPOINT_URL_DYNAMODB} come from the environment as the SDK reads it.
 */
public final class DynamoDbClients {
    private DynamoDbClients() {}

    /**
     * Returns a client that gives up after {@code limit} in all, retries included.
     *
     * @param concurrency how many requests may be under way at once
     */
    public static DynamoDbClient of(int concurrency, Duration limit) {
        var attempt = limit.dividedBy(2);
        return DynamoDbClient.builder()
                .httpClientBuilder(AwsCrtHttpClient.builder()
                        .maxConcurrency(concurrency)
                        .connectionTimeout(attempt)
                        .connectionMaxIdleTime(Duration.ofSeconds(50)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(limit)
                        .build())
                .build();
    }
}
