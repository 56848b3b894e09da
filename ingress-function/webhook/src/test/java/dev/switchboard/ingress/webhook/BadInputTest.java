package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobKind;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and what is kept for an operator. */
class BadInputTest {
    private final InMemoryWebhook webhook = new InMemoryWebhook();

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "123456-wrong", "654321-"})
    void without_the_right_secret_no_body_makes_work(String secret) {
        webhook.claims().setAway(true); // nothing may be asked
        for (var body : List.of(Updates.privateMessage(1, "hi"), "not json", "{\"update_id\":1,\"message\":7}")) {
            var answer = webhook.handle(new WebhookRequest("POST", secret, "application/json", body, false))
                    .answer();
            assertThat(answer.status()).isEqualTo(401);
        }
        assertThat(webhook.sent()).isEmpty();
    }

    @Test
    void no_secret_at_all_is_unauthorized() {
        assertThat(answerTo("POST", null, "application/json").status()).isEqualTo(401);
    }

    @Test
    void other_methods_and_content_types_are_refused() {
        assertProblem(405, answerTo("GET", null, ""));
        assertThat(answerTo("GET", null, "").headers()).containsEntry("allow", "POST");
        assertProblem(400, answerTo("POST", webhook.secret(), "text/plain"));
        assertProblem(400, answerTo("POST", webhook.secret(), ""));
        assertThat(answerTo("POST", webhook.secret(), "application/json; charset=utf-8")
                        .status())
                .isEqualTo(200);
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
                "{\"update_id\":2147483648}",
                "{\"update_id\":9223372036854775807}",
                "{\"update_id\":9223372036854775808}",
                "{\"update_id\":1111111111111111111111111111111111111111}",
                "{\"update_id\":1,\"update_id\":2}",
                "{\"message\":{\"update_id\":1}}",
                "{\"update_id\":01}",
                "{'update_id':1}"
            })
    void what_is_no_update_is_refused_with_a_problem(String body) {
        var answer = webhook.deliver(body).answer();

        assertProblem(400, answer);
        assertThat(answer.body()).contains("\"detail\":");
        assertThat(webhook.sent()).isEmpty();
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
                Arguments.of(withUnknownField("\"n\":" + "1".repeat(1_001)), "a number is too long"),
                Arguments.of(withUnknownField("\"n\":0." + "1".repeat(1_000)), "a number is too long"),
                Arguments.of(withUnknownField("\"" + "n".repeat(50_001) + "\":1"), "name of a field is too long"),
                Arguments.of(Updates.privateMessage(1, "x".repeat(900 * 1024)), "longer than 900 KiB"),
                Arguments.of(Updates.privateMessage(1, "a\uD800b"), "not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void an_update_that_cannot_be_read_otherwise_is_kept_in_the_dlq(String body, String reason) {
        assertThat(webhook.deliver(body).answer()).isEqualTo(HttpAnswer.ok());

        var sent = webhook.onlySent();
        assertThat(sent.queue()).isEqualTo(QueueName.DM_QUEUE_DLQ);
        assertThat(sent.attributes()).containsEntry("error_class", "unreadable_update");
        assertThat(sent.attributes().get("error_message")).contains(reason);
        assertThat(InMemoryWebhook.decoded(sent).job().kind()).isEqualTo(JobKind.UNREADABLE_UPDATE);
        assertThat(sent.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(JobCodec.LARGEST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("large")
    void what_is_just_within_the_limits_goes_to_a_worker_that_can_read_it(String body) {
        webhook.deliver(body);

        assertThat(webhook.onlySent().queue()).isEqualTo(QueueName.DM_QUEUE_HIGH);
        assertThat(InMemoryWebhook.decoded(webhook.onlySent()).job().payload().text())
                .isEqualTo(body);
    }

    static Stream<String> large() {
        return Stream.of(
                withUnknownField("\"n\":" + "1".repeat(1_000)),
                withUnknownField("\"n\":-0." + "1".repeat(990) + "e-5"),
                withUnknownField("\"" + "n".repeat(50_000) + "\":1"),
                withUnknownField("\"s\":\"" + "x".repeat(800_000) + "\""));
    }

    private static String withUnknownField(String field) {
        return "{\"new\":{" + field + "},\"message\":{\"chat\":{\"id\":50,\"type\":\"private\"}},\"update_id\":1}";
    }

    @Test
    void an_unreadable_update_is_kept_once() {
        webhook.deliver("{\"update_id\":1,\"message\":7}");
        webhook.deliver("{\"update_id\":1,\"message\":7}");

        assertThat(webhook.sent()).hasSize(1);
    }

    @Test
    void unreadable_updates_of_one_bot_do_not_wait_for_each_other() {
        webhook.deliver("{\"update_id\":1,\"message\":7}");
        webhook.deliver("{\"update_id\":2,\"message\":7}");

        assertThat(webhook.sent()).extracting(OutgoingMessage::group).doesNotHaveDuplicates();
    }

    @Test
    void bytes_that_are_no_utf_8_are_kept_in_the_dlq() {
        var bytes = Updates.privateMessage(1, "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        var body = Base64.getEncoder().encodeToString(bytes);
        var request = new WebhookRequest("POST", webhook.secret(), "application/json", body, true);
        var result = webhook.handle(request);

        assertThat(result.answer().status()).isEqualTo(200);
        assertThat(webhook.onlySent().attributes()).containsEntry("error_message", "the body is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"update_id\":1}", "%%%", "e"})
    void a_body_that_is_announced_as_base64_and_is_none_is_refused(String body) {
        var request = new WebhookRequest("POST", webhook.secret(), "application/json", body, true);
        assertProblem(400, webhook.handle(request).answer());
        assertThat(webhook.sent()).isEmpty();
    }

    @Test
    void nesting_of_64_is_not_too_deep() {
        webhook.deliver("{\"update_id\":1,\"message\":{\"chat\":{\"id\":1,\"type\":\"private\"},\"x\":" + "[".repeat(62)
                + "]".repeat(62) + "}}");

        assertThat(webhook.onlySent().queue()).isEqualTo(QueueName.DM_QUEUE_HIGH);
    }

    private static void assertProblem(int status, HttpAnswer answer) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    private HttpAnswer answerTo(String method, @Nullable String secret, String contentType) {
        var body = Updates.privateMessage(1, "hi");
        return webhook.handle(new WebhookRequest(method, secret, contentType, body, false))
                .answer();
    }
}
