package dev.switchboard.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Takes a message the whole way to SQS, marshalling and signing included, except over the network: every message is
 * taken and none is kept.
 */
final class RehearsedSqs {
    private RehearsedSqs() {}

    static SqsClient client() {
        // the answer names no checksum of the message
        return SqsClient.builder()
                .httpClient(new NoNetwork())
                .checksumValidationEnabled(false)
                .build();
    }

    private static final class NoNetwork implements SdkHttpClient {
        private static final byte[] TAKEN = "{\"MessageId\":\"rehearsed\"}".getBytes(UTF_8);

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return answer();
                }

                @Override
                public void abort() {
                    // answered at once: there is nothing to stop
                }
            };
        }

        private static HttpExecuteResponse answer() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(TAKEN)))
                    .build();
        }

        @Override
        public void close() {
            // holds no connection
        }
    }
}
