package dev.switchboard.ingress.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.lambda.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiFunctionTest {
    private final RecordingContext context = new RecordingContext();

    @Test
    void health_is_up() throws IOException {
        var answer = answer(new ApiFunction(), event("GET", "/health"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/json");
        assertThat(answer.path("body").asText()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void failing_handler_is_answered_with_a_problem_and_logged_with_the_request_id() throws IOException {
        var failing = Route.get("/health", Scope.PUBLIC, _ -> {
            throw new IllegalStateException("out of order");
        });
        var answer = answer(new ApiFunction(new Router(List.of(failing))), event("GET", "/health"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
        assertThat(answer.path("body").asText()).contains("\"status\":500").doesNotContain("out of order");
        assertThat(context.logged()).contains(context.getAwsRequestId(), "out of order");
    }

    @Test
    void what_is_no_json_is_lambdas_to_answer_for() {
        assertThatThrownBy(() -> answer(new ApiFunction(), "no event")).isInstanceOf(IOException.class);
    }

    private JsonNode answer(ApiFunction function, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return new ObjectMapper().readTree(answer.toByteArray());
    }

    private static String event(String method, String path) {
        return """
                {"version":"2.0","routeKey":"ANY /{proxy+}","rawPath":"%s","rawQueryString":"","headers":{},
                 "requestContext":{"http":{"method":"%s","path":"%s"}},"isBase64Encoded":false}
                """.formatted(path, method, path);
    }
}
