package dev.switchboard.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    @Test
    void result_with_a_status_code_is_the_answer() {
        HttpAnswer answer = HttpAnswer.decode("""
                {"statusCode":503,"headers":{"Retry-After":"2","content-type":"application/problem+json"},
                 "cookies":["a=1","b=2"],"body":"é"}""");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .containsExactly(
                        Map.entry("Retry-After", "2"),
                        Map.entry("content-type", "application/problem+json"),
                        Map.entry("set-cookie", "a=1"),
                        Map.entry("set-cookie", "b=2"));
        assertThat(body(answer)).isEqualTo("é");
    }

    @Test
    void base64_body_is_decoded() {
        assertThat(body(HttpAnswer.decode("{\"statusCode\":200,\"body\":\"cG5n\",\"isBase64Encoded\":true}")))
                .isEqualTo("png");
    }

    @Test
    void answer_without_content_type_is_plain_text() {
        assertThat(HttpAnswer.decode("{\"statusCode\":200}").headers())
                .containsExactly(Map.entry("content-type", "text/plain;charset=UTF-8"));
    }

    @Test
    void other_json_is_the_body_of_a_200() {
        HttpAnswer answer = HttpAnswer.decode("{\"ok\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(body(answer)).isEqualTo("{\"ok\":true}");
    }

    @Test
    void result_that_is_no_answer_is_an_internal_server_error() {
        assertThat(HttpAnswer.decode("no json")).isEqualTo(HttpAnswer.FUNCTION_FAILED);
        assertThat(HttpAnswer.decode("{\"statusCode\":\"high\"}")).isEqualTo(HttpAnswer.FUNCTION_FAILED);
        assertThat(HttpAnswer.decode("{\"statusCode\":200,\"body\":\"*\",\"isBase64Encoded\":true}"))
                .isEqualTo(HttpAnswer.FUNCTION_FAILED);
        assertThat(HttpAnswer.FUNCTION_FAILED.status()).isEqualTo(500);
    }

    private static String body(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
