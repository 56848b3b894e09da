package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.telegram.TelegramReply.Accepted;
import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.FloodLimited;
import dev.switchboard.telegram.TelegramReply.Rejected;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** A photo goes another way through TelegramBots than a method does; what comes of it is told alike. */
class TelegramPhotosTest extends GatewayFixture {
    private static final SendPhoto PHOTO = SendPhoto.builder()
            .chatId(77L)
            .photo(new InputFile("https://example.org/a.jpg"))
            .caption("hello")
            .captionEntities(List.of(new MessageEntity("bold", 0, 5)))
            .build();

    @Test
    void a_photo_is_sent_by_its_address_with_its_caption() throws InterruptedException {
        server.enqueue(json(200, MESSAGE));

        assertThat(gateway.call(PHOTO))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(((Message) accepted.result()).getMessageId())
                                .isEqualTo(5));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/bot" + TOKEN + "/sendphoto");
        ByteString body = request.getBody();
        assertThat(body).isNotNull();
        assertThat(body.utf8())
                .contains("https://example.org/a.jpg")
                .contains("hello")
                .contains("{\"type\":\"bold\",\"offset\":0,\"length\":5}");
    }

    @Test
    void a_refusal_has_its_reason() {
        String words = "Bad Request: not enough rights to send photos to the chat";
        server.enqueue(json(400, "{\"ok\":false,\"error_code\":400,\"description\":\"" + words + "\"}"));

        assertThat(gateway.call(PHOTO))
                .isEqualTo(new Rejected<Message>(RejectionReason.PHOTOS_FORBIDDEN, words, OptionalLong.empty()));
    }

    @Test
    void a_flood_limit_gives_its_time() {
        server.enqueue(json(429, """
                        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 12",
                         "parameters":{"retry_after":12}}"""));

        assertThat(gateway.call(PHOTO)).isEqualTo(new FloodLimited<Message>(Duration.ofSeconds(12)));
    }

    @Test
    void an_html_page_tells_nothing() {
        server.enqueue(new MockResponse(502, Headers.of("Content-Type", "text/html"), "<h1>502 Bad Gateway</h1>"));

        assertUnreachable(Fault.NOT_BOT_API);
    }

    @Test
    void no_answer_ends_with_the_timeout() {
        use(gateways(Duration.ofMillis(300)));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        assertUnreachable(Fault.NO_ANSWER);
    }

    @Test
    void a_connection_closed_after_the_request_is_no_answer_and_the_photo_is_not_sent_again() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(json(200, MESSAGE));

        assertUnreachable(Fault.NO_ANSWER);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_photo_that_breaks_telegrambots_rules_is_the_callers_fault_and_not_sent() {
        var none = SendPhoto.builder().chatId(77L).photo(new InputFile("")).build();

        assertThatThrownBy(() -> gateway.call(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sendphoto cannot be sent: ");
        assertThat(server.getRequestCount()).isZero();
    }

    private void assertUnreachable(Fault fault) {
        assertThat(gateway.call(PHOTO)).isInstanceOfSatisfying(Unreachable.class, unreachable -> {
            assertThat(unreachable.fault()).as(unreachable.detail()).isEqualTo(fault);
            assertThat(unreachable.detail()).isNotBlank().doesNotContain(TOKEN);
        });
    }
}
