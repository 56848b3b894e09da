package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.Secret;
import dev.switchboard.telegram.TelegramReply.Accepted;
import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.FloodLimited;
import dev.switchboard.telegram.TelegramReply.Rejected;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What a gateway makes of the Bot API's answers. */
class TelegramRepliesTest extends GatewayFixture {
    private static final EditMessageText EDIT =
            EditMessageText.builder().chatId(77L).messageId(5).text("same").build();

    @Test
    void an_accepted_message_comes_back_whatever_new_fields_it_has() throws InterruptedException {
        server.enqueue(json(200, MESSAGE));

        var reply = gateway.call(HELLO);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(((Message) accepted.result()).getMessageId())
                                .isEqualTo(5));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/bot" + TOKEN + "/sendmessage");
        assertThat(body(request)).contains("\"chat_id\":\"77\"").contains("\"text\":\"hello <you> \uD83D\uDE00\"");
    }

    @Test
    void a_webhook_that_is_set_says_whether_it_was_another() throws InterruptedException {
        var webhook = new SetWebhookAddress(URI.create("https://bots.example/webhook"), Secret.of("7-secret"));
        server.enqueue(json(200, "{\"ok\":true,\"result\":true,\"description\":\"Webhook was set\"}"));
        server.enqueue(json(200, "{\"ok\":true,\"result\":true,\"description\":\"Webhook is already set\"}"));
        server.enqueue(json(400, refusal(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook")));

        assertThat(gateway.call(webhook)).isEqualTo(new Accepted<>(WebhookChange.SET));
        assertThat(gateway.call(webhook)).isEqualTo(new Accepted<>(WebhookChange.UNCHANGED));
        assertThat(gateway.call(webhook)).isInstanceOf(Rejected.class);
        assertThat(body(server.takeRequest()))
                .contains("\"url\":\"https://bots.example/webhook\"", "\"secret_token\":\"7-secret\"")
                .contains("\"managed_bot\"", "\"max_connections\":40");
    }

    @Test
    void a_refusal_has_its_reason() {
        server.enqueue(json(403, refusal(403, "Forbidden: bot was blocked by the user")));

        assertThat(gateway.call(HELLO))
                .isEqualTo(new Rejected<Message>(
                        RejectionReason.BLOCKED, "Forbidden: bot was blocked by the user", OptionalLong.empty()));
    }

    @Test
    void an_upgraded_group_gives_its_new_id() {
        server.enqueue(json(400, """
                        {"ok":false,"error_code":400,
                         "description":"Bad Request: group chat was upgraded to a supergroup chat",
                         "parameters":{"migrate_to_chat_id":-1009876543210}}"""));

        assertThat(gateway.call(HELLO))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.migratedTo()).hasValue(-1_009_876_543_210L));
    }

    @Test
    void a_flood_limit_gives_its_time() {
        server.enqueue(json(429, """
                        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 12",
                         "parameters":{"retry_after":12}}"""));

        assertThat(gateway.call(HELLO)).isEqualTo(new FloodLimited<Message>(Duration.ofSeconds(12)));
    }

    @Test
    void a_dead_token_is_unauthorized() {
        server.enqueue(json(401, refusal(401, "Unauthorized")));

        assertThat(gateway.call(HELLO))
                .isEqualTo(new Rejected<Message>(RejectionReason.UNAUTHORIZED, "Unauthorized", OptionalLong.empty()));
    }

    @Test
    void an_edit_that_changes_nothing_is_accepted() {
        server.enqueue(json(400, refusal(400, "Bad Request: message is not modified: specified new message content")));

        TelegramReply<Serializable> reply = gateway.call(EDIT);

        assertThat(reply).isEqualTo(new Accepted<Serializable>(true));
    }

    @Test
    void a_method_that_never_returns_true_keeps_not_modified_as_a_refusal() {
        server.enqueue(json(400, refusal(400, "Bad Request: message is not modified")));

        assertThat(gateway.call(HELLO))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_MODIFIED));
    }

    @Test
    void a_server_error_tells_nothing() {
        server.enqueue(json(500, refusal(500, "Internal Server Error: restart")));

        assertFault(HELLO, Fault.SERVER_ERROR);
    }

    @Test
    void an_html_page_tells_nothing() {
        server.enqueue(new MockResponse(
                502, Headers.of("Content-Type", "text/html"), "<html><h1>502 Bad Gateway</h1></html>"));

        assertFault(HELLO, Fault.NOT_BOT_API);
    }

    @Test
    void json_that_is_not_the_bot_apis_tells_nothing() {
        for (String body : new String[] {"{}", "null", "[]", "7", "\"ok\"", "{\"ok\":null}", "{\"ok\":[]}", ""}) {
            server.enqueue(json(200, body));

            assertFault(HELLO, Fault.NOT_BOT_API);
        }
    }

    @Test
    void a_refusal_without_words_is_still_a_refusal() {
        server.enqueue(json(400, "{\"ok\":false}"));

        assertThat(gateway.call(HELLO))
                .isEqualTo(new Rejected<Message>(RejectionReason.OTHER, "", OptionalLong.empty()));
    }

    @Test
    void an_ok_whose_result_cannot_be_read_is_known_to_be_done() {
        for (String body : new String[] {
            "{\"ok\":true}",
            "{\"ok\":true,\"result\":[]}",
            "{\"ok\":true,\"result\":{\"message_id\":\"x\"}}",
            "{\"ok\":true,\"result\":{\"message_id\":5,\"chat\":{\"id\":7"
        }) {
            server.enqueue(json(200, body));

            assertFault(HELLO, Fault.RESULT_UNREADABLE);
        }
    }

    @Test
    void a_method_that_breaks_telegrambots_rules_is_the_callers_fault_and_not_sent() {
        var blank = SendMessage.builder().chatId(77L).text("").build();

        assertThatThrownBy(() -> gateway.call(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sendmessage cannot be sent: ");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void the_token_never_comes_out() {
        server.enqueue(json(404, refusal(404, "Not Found: /bot" + TOKEN + "/sendMessage")));
        server.enqueue(json(500, refusal(500, "at /bot" + TOKEN.replace(":", "%3A") + "/sendMessage")));
        // Jackson's message quotes the word it stumbles over
        server.enqueue(json(502, TOKEN.substring(TOKEN.indexOf(':') + 1) + " was not found"));
        server.enqueue(json(200, "{\"ok\":\"" + TOKEN + "\"}"));

        for (int i = 0; i < 4; i++) {
            assertThat(gateway.call(HELLO).toString())
                    .doesNotContain(TOKEN)
                    .doesNotContain(TOKEN.substring(TOKEN.indexOf(':') + 1));
        }
        assertThat(gateway).hasToString("TelegramGateway[bot 4242424242]");
    }

    private static String refusal(int code, String description) {
        return "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description);
    }

    private static String body(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? "" : body.utf8();
    }
}
