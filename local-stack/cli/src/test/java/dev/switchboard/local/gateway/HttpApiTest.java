package dev.switchboard.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.lambda.Scaling;
import dev.switchboard.local.lambda.ScriptedLambda;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpApiTest {
    @TempDir
    private static Path folder;

    private static ScriptedLambda lambda;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        lambda = new ScriptedLambda(folder);
        gateway = lambda.serve(lambda.function(
                ScriptedLambda.HANDLER, new Scaling(1, 1, 10, Duration.ofMinutes(1)), InstantSource.system()));
    }

    @AfterAll
    static void close() {
        lambda.close();
    }

    @Test
    void function_answers_any_method_on_its_route() throws Exception {
        HttpResponse<String> answer = send("PUT", "/scripted?a=1", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.headers().firstValue("x-pid")).isPresent();
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void path_without_a_route_is_not_found() throws Exception {
        HttpResponse<String> answer = send("GET", "/other", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void failed_and_crashed_function_is_an_internal_server_error() throws Exception {
        for (String event : new String[] {"fail", "crash"}) {
            HttpResponse<String> answer = send("POST", "/scripted", event);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        }
        assertThat(send("POST", "/scripted", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void body_beyond_api_gateways_limit_is_too_large() throws Exception {
        String tooLarge = "x".repeat(HttpApi.MOST_BODY_BYTES + 1);

        assertThat(send("POST", "/scripted", tooLarge).statusCode()).isEqualTo(413);
        assertThat(send("POST", "/scripted", "{}").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
