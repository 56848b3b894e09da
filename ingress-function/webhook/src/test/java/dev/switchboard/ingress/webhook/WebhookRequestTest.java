package dev.switchboard.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRequestTest {
    private static final String METHOD =
            "\"requestContext\":{\"accountId\":\"1\",\"http\":{\"path\":\"/x\",\"method\":\"POST\"}}";

    @Test
    void an_event_of_an_http_api_is_read() throws IOException {
        var request = read("""
                {"version":"2.0","routeKey":"ANY /api/webhooks/telegram","cookies":["a=b"],
                 "headers":{"content-type":"application/json","x-telegram-bot-api-secret-token":"7-x"},
                 "requestContext":{"authorizer":{"http":{"method":"no"}},"http":{"method":"POST","path":"/"}},
                 "body":"{}","isBase64Encoded":false}""").orElseThrow();

        assertThat(request).isEqualTo(new WebhookRequest("POST", "7-x", "application/json", "{}", false));
    }

    @Test
    void header_names_may_be_written_in_any_case() throws IOException {
        var request = read("{" + METHOD
                        + ",\"headers\":{\"Content-Type\":\"a/b\",\"X-TELEGRAM-Bot-Api-Secret-Token\":\"7-x\"}}")
                .orElseThrow();

        assertThat(request.secret()).isEqualTo("7-x");
        assertThat(request.contentType()).isEqualTo("a/b");
    }

    @Test
    void a_body_in_base64_is_decoded() throws IOException {
        var base64 = Base64.getEncoder().encodeToString("{\"caf\u00e9\":1}".getBytes(UTF_8));

        assertThat(read("{" + METHOD + ",\"isBase64Encoded\":true,\"body\":\"" + base64 + "\"}")
                        .orElseThrow()
                        .body()
                        .text())
                .isEqualTo("{\"caf\u00e9\":1}");
        assertThat(read("{" + METHOD + ",\"body\":\"?\",\"isBase64Encoded\":true}")
                        .orElseThrow()
                        .body()
                        .wellFormed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + METHOD + "}",
                "{" + METHOD + ",\"body\":null,\"headers\":null,\"isBase64Encoded\":null}",
                "{" + METHOD
                        + ",\"body\":{\"body\":\"inner\",\"headers\":{\"content-type\":\"inner\"}},\"headers\":[\"x\"]}",
                "{" + METHOD + ",\"headers\":{\"content-type\":[\"x\"],\"x-telegram-bot-api-secret-token\":null}}"
            })
    void what_an_event_lacks_or_misspells_is_empty(String event) throws IOException {
        assertThat(read(event).orElseThrow()).isEqualTo(new WebhookRequest("POST", null, "", "", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "null",
                "[]",
                "{}",
                "{\"requestContext\":\"x\"}",
                "{\"requestContext\":{\"http\":{\"method\":{}}}}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"x\"}]}",
                "{" + METHOD + ",\"body\":\"half"
            })
    void what_no_http_api_sent_is_no_request(String event) throws IOException {
        assertThat(read(event)).isEmpty();
        assertThat(WebhookResult.noRequest().answer().status()).isEqualTo(400);
    }

    @Property(tries = 300)
    void whatever_comes_reading_it_does_not_fail(@ForAll byte[] event) throws IOException {
        assertThat(WebhookRequest.read(new ByteArrayInputStream(event))).isEmpty();
    }

    private static Optional<WebhookRequest> read(String event) throws IOException {
        return WebhookRequest.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
    }
}
