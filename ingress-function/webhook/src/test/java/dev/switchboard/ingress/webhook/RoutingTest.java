package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.AllowedUpdates;
import dev.switchboard.job.JobKind;
import dev.switchboard.job.QueueName;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which job an update makes, for whom, and what its sender is told at once. */
class RoutingTest {
    private final InMemoryWebhook webhook = new InMemoryWebhook();

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of(
                        Updates.privateMessage(1, "hi"),
                        JobKind.PROCESS_PRIVATE_MESSAGE,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u50"),
                Arguments.of(Updates.callbackQuery(1), JobKind.PROCESS_CALLBACK, QueueName.DM_QUEUE_HIGH, "123456:u50"),
                Arguments.of(command(), JobKind.PROCESS_GROUP_COMMAND, QueueName.DM_QUEUE_HIGH, "123456:u50"),
                Arguments.of(
                        command().replace("\"id\":50,", "\"id\":1087968824,"),
                        JobKind.PROCESS_GROUP_COMMAND,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u-1001"),
                Arguments.of(
                        command().replace("\"id\":50,", "\"id\":136817688,"),
                        JobKind.PROCESS_GROUP_COMMAND,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u-1001"),
                Arguments.of(
                        Updates.groupMessage(
                                1,
                                "\"text\":\"x /init\",\"entities\":[{\"offset\":2,\"length\":5,\"type\":\"bot_command\"}]"),
                        JobKind.RECORD_ACTIVITY,
                        QueueName.TGMS_QUEUE_LOW,
                        "123456:c-1001"),
                Arguments.of(
                        Updates.editedPrivateMessage(1),
                        JobKind.PROCESS_PRIVATE_MESSAGE,
                        QueueName.DM_QUEUE_HIGH,
                        "123456:u50"),
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
                        "123456:c-1001:u50"),
                Arguments.of(
                        Updates.managedBot(1), JobKind.MANAGED_BOT_UPDATED, QueueName.DM_QUEUE_HIGH, "123456:u50"));
    }

    private static String command() {
        return Updates.groupMessage(
                1, "\"text\":\"/init\",\"entities\":[{\"offset\":0,\"length\":5,\"type\":\"bot_command\"}]");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_kind_of_update_makes_its_job(String update, JobKind kind, QueueName target, String group) {
        assertThat(webhook.deliver(update).answer().status()).isEqualTo(200);

        var sent = webhook.onlySent();
        assertThat(sent.queue()).isEqualTo(target);
        assertThat(sent.group()).isEqualTo(group);
        assertThat(sent.deduplicationId()).isEqualTo("tg:123456:1");
        var envelope = InMemoryWebhook.decoded(sent);
        assertThat(envelope.job().kind()).isEqualTo(kind);
        assertThat(envelope.job().payload().text()).isEqualTo(update);
        assertThat(envelope.trace()).isEqualTo("00-7d0b1f6e4c3a4f6b9a450f4a1c2b3d4e-9a450f4a1c2b3d4e-01");
    }

    @Test
    void bots_are_given_the_updates_that_make_jobs_and_no_others() {
        var routed = routes().map(route -> String.valueOf(route.get()[0])).toList();
        assertThat(AllowedUpdates.NAMES)
                .allSatisfy(name -> assertThat(routed).anyMatch(update -> update.contains(",\"" + name + "\":")));
        assertThat(routed)
                .allSatisfy(update ->
                        assertThat(AllowedUpdates.NAMES).anyMatch(name -> update.contains(",\"" + name + "\":")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":1}",
                "{\"update_id\":1,\"poll\":{\"id\":\"1\"}}",
                "{\"update_id\":1,\"edited_message\":{\"chat\":{\"id\":-100,\"type\":\"supergroup\"},\"text\":\"/init\"}}",
                "{\"update_id\":1,\"channel_post\":{\"chat\":{\"id\":-100,\"type\":\"channel\"}}}",
                "{\"update_id\":1,\"edited_channel_post\":{\"chat\":{\"id\":-100,\"type\":\"channel\"}}}",
                "{\"update_id\":1,\"message\":{\"chat\":{\"id\":-100,\"type\":\"channel\"},\"text\":\"/init\"}}",
                "{\"update_id\":1,\"a_type_of_next_year\":{}}"
            })
    void anything_else_is_counted_and_makes_no_job(String update) {
        assertThat(webhook.deliver(update).outcome()).isEqualTo("ignored");
        assertThat(webhook.sent()).isEmpty();
    }

    @Test
    void a_callback_query_is_answered_in_the_body_and_a_private_message_shows_typing() {
        assertThat(webhook.deliver(Updates.callbackQuery(1)).answer().body())
                .isEqualTo("{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"4382bfdwdsb323b2d9\"}");
        assertThat(webhook.deliver(Updates.privateMessage(2, "hi")).answer().body())
                .isEqualTo("{\"method\":\"sendChatAction\",\"chat_id\":50,\"action\":\"typing\"}");
    }

    @Test
    void escaped_nul_and_lone_surrogates_and_noncharacters_go_on() {
        webhook.deliver(Updates.privateMessage(1, "\\u0000 \\ud800 \uFFFF"));

        assertThat(webhook.onlySent().body()).contains("\\u0000 \\ud800 \\uFFFF");
    }
}
