package dev.switchboard.emulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.delivery.DeliveryResult.Accepted;
import dev.switchboard.emulator.delivery.DeliveryResult.Refused;
import dev.switchboard.emulator.delivery.DeliveryResult.Unanswered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpWebhookTransportTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final MockWebServer server = new MockWebServer();
    private final HttpWebhookTransport transport = new HttpWebhookTransport(Duration.ofSeconds(10));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    @Test
    void refusal_has_the_webhooks_own_words_and_its_wait() {
        server.enqueue(new MockResponse.Builder()
                .status("HTTP/1.1 503 Gone Fishing")
                .setHeader("Retry-After", "7")
                .build());

        assertThat(post("/")).isEqualTo(new Refused(503, "Gone Fishing", Duration.ofSeconds(7), true));
    }

    @Test
    void retry_after_that_is_no_number_of_seconds_counts_as_none() {
        server.enqueue(answer(503)
                .setHeader("Retry-After", "Fri, 07 Nov 2036 23:59:59 GMT")
                .build());

        assertThat(post("/"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.retryAfter()).isZero());
    }

    @Test
    void refused_request_is_sent_once_even_if_the_webhook_asks_for_another_at_once() {
        server.enqueue(answer(503).setHeader("Retry-After", "0").build());
        server.enqueue(answer(200).build());

        assertThat(post("/")).isInstanceOf(Refused.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void redirect_is_a_refusal() {
        server.enqueue(answer(302).setHeader("Location", "/elsewhere").build());

        assertThat(post("/"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(302));
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void answer_that_says_so_ends_the_connection() {
        server.enqueue(answer(200).setHeader("Connection", "close").build());

        assertThat(post("/")).isEqualTo(new Accepted("", "", false));
    }

    @Test
    void name_and_password_in_the_address_go_into_a_header() throws Exception {
        server.enqueue(answer(200).build());
        HttpUrl address =
                server.url("/").newBuilder().username("bot").password("pass").build();

        transport.post(new Webhook(address.toString(), address, "", 1), BODY);

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic Ym90OnBhc3M=");
    }

    @Test
    void silence_is_a_read_timeout() {
        server.enqueue(answer(200).onResponseStart(SocketEffect.Stall.INSTANCE).build());

        try (HttpWebhookTransport impatient = new HttpWebhookTransport(Duration.ofMillis(200))) {
            assertThat(impatient.post(webhook("/"), BODY)).isEqualTo(new Unanswered("Read timeout expired"));
        }
    }

    @Test
    void hanging_up_without_an_answer_is_not_told() {
        server.enqueue(
                answer(200).onResponseStart(new SocketEffect.CloseSocket()).build());

        assertThat(post("/")).isEqualTo(new Unanswered(null));
    }

    @Test
    void closed_port_is_a_refused_connection() {
        Webhook nobody = webhook("/");
        server.close();

        assertThat(transport.post(nobody, BODY)).isEqualTo(new Unanswered("Connection refused"));
    }

    private DeliveryResult post(String path) {
        return transport.post(webhook(path), BODY);
    }

    private Webhook webhook(String path) {
        HttpUrl address = server.url(path);
        return new Webhook(address.toString(), address, "", 1);
    }

    private static MockResponse.Builder answer(int status) {
        return new MockResponse.Builder().code(status);
    }
}
