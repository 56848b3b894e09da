package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.InMemoryClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.config.Secret;
import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobKind;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.secret.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One delivery's way, with claims in memory and a queue that remembers what it was sent. */
class WebhookTest {
    private static final long BOT = 123456;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String REQUEST = "7d0b1f6e-4c3a-4f6b-9a45-0f4a1c2b3d4e";

    private final WebhookSecrets secrets = new WebhookSecrets(Secret.of("master"), null);
    private final InMemoryClaims claims =
            new InMemoryClaims(() -> NOW, new ClaimTerms(Duration.ofSeconds(12), Duration.ofHours(24)));
    private final RememberingQueue queue = new RememberingQueue();
    private final Webhook webhook =
            new Webhook(secrets, new UpdateReader(), new DeliveryRouter(new JobCodec(), () -> NOW), claims, queue);

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of(
                        Updates.privateMessage(1, "hi"),
                        JobKind.PROCESS_PRIVATE_MESSAGE,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u50"),
                Arguments.of(Updates.callbackQuery(1), JobKind.PROCESS_CALLBACK, QueueName.DM_QUEUE_HIGH, "123456:u50"),
                Arguments.of(
                        Updates.groupMessage(
                                1,
                                "\"text\":\"/init\",\"entities\":[{\"offset\":0,\"length\":5,\"type\":\"bot_command\"}]"),
                        JobKind.PROCESS_GROUP_COMMAND,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u50"),
                Arguments.of(
                        Updates.groupMessage(
                                1,
                                "\"text\":\"x /init\",\"entities\":[{\"offset\":2,\"length\":5,\"type\":\"bot_command\"}]"),
                        JobKind.RECORD_ACTIVITY,
                        QueueName.TGMS_QUEUE_LOW,
                        "123456:c-1001"),
                Arguments.of(
                        Updates.groupMessage(1, "\"photo\":[]"),
                        JobKind.RECORD_ACTIVITY,
                        QueueName.TGMS_QUEUE_LOW,
                        "123456:c-1001"),
                Arguments.of(
                        Updates.groupMessage(1, "\"migrate_to_chat_id\":-1002"),
                        JobKind.CHAT_MIGRATED,
                        QueueName.TGMS_QUEUE_HIGH,
                        "123456:c-1001"),
                Arguments.of(
                        Updates.groupMessage(1, "\"migrate_from_chat_id\":-5"),
                        JobKind.CHAT_MIGRATED,
                        QueueName.TGMS_QUEUE_HIGH,
                        "123456:c-1001"),
                Arguments.of(
                        Updates.membership("my_chat_member", 1, "{\"id\":-1001,\"type\":\"channel\"}"),
                        JobKind.BOT_MEMBERSHIP_CHANGED,
                        QueueName.TGMS_QUEUE_HIGH,
                        "123456:c-1001"),
                Arguments.of(
                        Updates.membership("my_chat_member", 1, "{\"id\":50,\"type\":\"private\"}"),
                        JobKind.PERSON_BLOCKED_BOT,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u50"),
                Arguments.of(
                        Updates.membership("chat_member", 1, "{\"id\":-1001,\"type\":\"supergroup\"}"),
                        JobKind.RECORD_MEMBERSHIP,
                        QueueName.TGMS_QUEUE_LOW,
                        "123456:c-1001:u60"),
                Arguments.of(
                        Updates.joinRequest(1),
                        JobKind.PROCESS_JOIN_REQUEST,
                        QueueName.TGMS_QUEUE_HIGH,
                        "123456:c-1001:u50"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_kind_of_update_makes_its_job(String update, JobKind kind, QueueName target, String group) {
        assertThat(deliver(update).answer().status()).isEqualTo(200);

        var sent = queue.only();
        assertThat(sent.queue()).isEqualTo(target);
        assertThat(sent.group()).isEqualTo(group);
        assertThat(sent.deduplicationId()).isEqualTo("tg:123456:1");
        var envelope = decoded(sent);
        assertThat(envelope.job().kind()).isEqualTo(kind);
        assertThat(envelope.job().payload().text()).isEqualTo(update);
        assertThat(envelope.trace()).isEqualTo("00-7d0b1f6e4c3a4f6b9a450f4a1c2b3d4e-9a450f4a1c2b3d4e-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":1}",
                "{\"update_id\":1,\"poll\":{\"id\":\"1\"}}",
                "{\"update_id\":1,\"edited_message\":{\"chat\":{\"id\":\"odd\"}}}",
                "{\"update_id\":1,\"channel_post\":{\"chat\":{\"id\":-100,\"type\":\"channel\"}}}",
                "{\"update_id\":1,\"a_type_of_next_year\":{}}"
            })
    void anything_else_is_counted_and_makes_no_job(String update) {
        assertThat(deliver(update).outcome()).isEqualTo("ignored");
        assertThat(queue.sent).isEmpty();
    }

    @Test
    void a_callback_query_is_answered_in_the_body_and_a_private_message_shows_typing() {
        assertThat(deliver(Updates.callbackQuery(1)).answer().body())
                .isEqualTo("{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"4382bfdwdsb323b2d9\"}");
        assertThat(deliver(Updates.privateMessage(2, "hi")).answer().body())
                .isEqualTo("{\"method\":\"sendChatAction\",\"chat_id\":50,\"action\":\"typing\"}");
    }

    @Test
    void a_double_gets_an_empty_200_and_makes_no_second_job() {
        deliver(Updates.callbackQuery(1));
        var second = deliver(Updates.callbackQuery(1));

        assertThat(second.answer()).isEqualTo(HttpAnswer.ok());
        assertThat(queue.sent).hasSize(1);
    }

    @Test
    void an_update_that_another_is_at_is_asked_for_again() {
        claims.claim(new UpdateKey(BOT, 1), "another");
        var answer = deliver(Updates.privateMessage(1, "hi")).answer();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "3");
        assertThat(queue.sent).isEmpty();
    }

    @Test
    void a_failed_send_releases_the_claim_and_asks_for_the_update_again() {
        queue.away = true;
        var failed = deliver(Updates.privateMessage(1, "hi")).answer();
        queue.away = false;
        var repeated = webhook.handle(request(Updates.privateMessage(1, "hi")), "another-request");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.headers()).containsKey("retry-after");
        assertThat(repeated.answer().status()).isEqualTo(200);
        assertThat(queue.sent).hasSize(1);
    }

    @Test
    void with_every_claim_store_away_it_is_never_a_false_200() {
        claims.setAway(true);

        assertThat(deliver(Updates.privateMessage(1, "hi")).answer().status()).isEqualTo(503);
        assertThat(queue.sent).isEmpty();
    }

    @Test
    void a_failed_confirm_after_the_send_is_still_a_success() {
        queue.afterSend = () -> claims.setAway(true);
        var result = deliver(Updates.callbackQuery(1));

        assertThat(result.outcome()).isEqualTo("queued_unconfirmed");
        assertThat(result.answer().status()).isEqualTo(200);
        assertThat(result.answer().body()).contains("answerCallbackQuery");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "{",
                "[]",
                "1",
                "\"x\"",
                "null",
                "{\"update_id\":1",
                "{\"update_id\":1}}",
                "{}",
                "{\"update_id\":1} {}",
                "{\"update_id\":-1}",
                "{\"update_id\":1.5}",
                "{\"update_id\":1e3}",
                "{\"update_id\":\"1\"}",
                "{\"update_id\":null}",
                "{\"update_id\":true}",
                "{\"update_id\":[1]}",
                "{\"update_id\":{}}",
                "{\"update_id\":9223372036854775807}",
                "{\"update_id\":9223372036854775808}",
                "{\"update_id\":1111111111111111111111111111111111111111}",
                "{\"update_id\":1,\"update_id\":2}",
                "{\"message\":{\"update_id\":1}}",
                "{\"update_id\":01}",
                "{'update_id':1}"
            })
    void what_is_no_update_is_refused_with_a_problem(String body) {
        var answer = deliver(body).answer();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"status\":400", "\"detail\":");
        assertThat(queue.sent).isEmpty();
    }

    static Stream<Arguments> unreadable() {
        var deep = "{\"update_id\":1,\"message\":" + "[".repeat(64) + "]".repeat(64) + "}";
        return Stream.of(
                Arguments.of("{\"update_id\":1,\"message\":7}", "field /message has the wrong type"),
                Arguments.of(
                        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":\"x\",\"type\":\"private\"}}}",
                        "/message/chat/id"),
                Arguments.of(
                        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":[],\"type\":\"private\"}}}",
                        "/message/chat/id"),
                Arguments.of(
                        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1e2,\"type\":\"private\"}}}",
                        "/message/chat/id"),
                Arguments.of(
                        "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1}}}", "field /message/chat/type is missing"),
                Arguments.of("{\"update_id\":1,\"message\":null}", "/message"),
                Arguments.of(
                        "{\"update_id\":1,\"callback_query\":{\"from\":{\"id\":5}}}", "/callback_query/id is missing"),
                Arguments.of("{\"update_id\":1,\"chat_join_request\":{}}", "/chat_join_request/chat/id is missing"),
                Arguments.of(deep, "deeper than 64"),
                Arguments.of(Updates.privateMessage(1, "x".repeat(900 * 1024)), "longer than 900 KiB"),
                Arguments.of(Updates.privateMessage(1, "a\uD800b"), "not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void an_update_that_cannot_be_read_otherwise_is_kept_in_the_dlq(String body, String reason) {
        assertThat(deliver(body).answer()).isEqualTo(HttpAnswer.ok());

        var sent = queue.only();
        assertThat(sent.queue()).isEqualTo(QueueName.DM_QUEUE_DLQ);
        assertThat(sent.attributes()).containsEntry("error_class", "unreadable_update");
        assertThat(sent.attributes().get("error_message")).contains(reason);
        assertThat(decoded(sent).job().kind()).isEqualTo(JobKind.UNREADABLE_UPDATE);
        assertThat(sent.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(JobCodec.LARGEST_BYTES);
    }

    @Test
    void an_unreadable_update_is_kept_once() {
        deliver("{\"update_id\":1,\"message\":7}");
        deliver("{\"update_id\":1,\"message\":7}");

        assertThat(queue.sent).hasSize(1);
    }

    @Test
    void bytes_that_are_no_utf_8_are_kept_in_the_dlq() {
        var bytes = Updates.privateMessage(1, "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        var body = Base64.getEncoder().encodeToString(bytes);
        var request = new WebhookRequest("POST", secrets.of(BOT), "application/json", body, true);
        var result = webhook.handle(request, REQUEST);

        assertThat(result.answer().status()).isEqualTo(200);
        assertThat(queue.only().attributes()).containsEntry("error_message", "the body is not UTF-8");
    }

    @Test
    void escaped_nul_and_lone_surrogates_and_noncharacters_go_on() {
        deliver(Updates.privateMessage(1, "\\u0000 \\ud800 \uFFFF"));

        assertThat(queue.only().body()).contains("\\u0000 \\ud800 \\uFFFF");
    }

    @Test
    void nesting_of_64_is_not_too_deep() {
        deliver("{\"update_id\":1,\"message\":{\"chat\":{\"id\":1,\"type\":\"private\"},\"x\":" + "[".repeat(62)
                + "]".repeat(62) + "}}");

        assertThat(queue.only().queue()).isEqualTo(QueueName.DM_QUEUE_HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "123456-wrong", "654321-"})
    void without_the_right_secret_no_body_makes_work(String secret) {
        claims.setAway(true); // nothing may be asked
        for (var body : List.of(Updates.privateMessage(1, "hi"), "not json", "{\"update_id\":1,\"message\":7}")) {
            var answer = webhook.handle(new WebhookRequest("POST", secret, "application/json", body, false), REQUEST)
                    .answer();
            assertThat(answer.status()).isEqualTo(401);
        }
        assertThat(queue.sent).isEmpty();
    }

    @Test
    void no_secret_at_all_is_unauthorized() {
        assertThat(answerTo("POST", null, "application/json").status()).isEqualTo(401);
    }

    @Test
    void other_methods_and_content_types_are_refused() {
        assertThat(answerTo("GET", null, "").status()).isEqualTo(405);
        assertThat(answerTo("GET", null, "").headers()).containsEntry("allow", "POST");
        assertThat(answerTo("POST", secrets.of(BOT), "text/plain").status()).isEqualTo(400);
        assertThat(answerTo("POST", secrets.of(BOT), "").status()).isEqualTo(400);
        assertThat(answerTo("POST", secrets.of(BOT), "application/json; charset=utf-8")
                        .status())
                .isEqualTo(200);
    }

    private HttpAnswer answerTo(String method, @Nullable String secret, String contentType) {
        var body = Updates.privateMessage(1, "hi");
        return webhook.handle(new WebhookRequest(method, secret, contentType, body, false), REQUEST)
                .answer();
    }

    private WebhookResult deliver(String body) {
        return webhook.handle(request(body), REQUEST);
    }

    private WebhookRequest request(String body) {
        return new WebhookRequest("POST", secrets.of(BOT), "application/json", body, false);
    }

    private static JobEnvelope decoded(OutgoingMessage message) {
        return ((DecodedJob.Known) new JobCodec().decode(message.body())).envelope();
    }

    private static final class RememberingQueue implements JobSender {
        final List<OutgoingMessage> sent = new ArrayList<>();
        boolean away;
        Runnable afterSend = () -> {};

        @Override
        public String send(OutgoingMessage message) {
            if (away) {
                throw new QueueException(message.queue(), "take a message", false, new IllegalStateException("away"));
            }
            sent.add(message);
            afterSend.run();
            return "m" + sent.size();
        }

        OutgoingMessage only() {
            assertThat(sent).hasSize(1);
            return sent.getFirst();
        }
    }
}
