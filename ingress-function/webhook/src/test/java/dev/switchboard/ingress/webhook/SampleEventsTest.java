package dev.switchboard.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.job.JobKind;
import dev.switchboard.job.QueueName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each file in {@code events/}. */
class SampleEventsTest {
    private static final Path EVENTS = Path.of("..", "..", "events");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryWebhook webhook = new InMemoryWebhook();

    static Stream<Arguments> jobs() {
        return Stream.of(
                arguments("start", JobKind.PROCESS_PRIVATE_MESSAGE, QueueName.DM_QUEUE_HIGH),
                arguments("private_message", JobKind.PROCESS_PRIVATE_MESSAGE, QueueName.DM_QUEUE_HIGH),
                arguments("edited_message", JobKind.PROCESS_PRIVATE_MESSAGE, QueueName.DM_QUEUE_HIGH),
                arguments("callback_query", JobKind.PROCESS_CALLBACK, QueueName.DM_QUEUE_HIGH),
                arguments("group_command", JobKind.PROCESS_GROUP_COMMAND, QueueName.DM_QUEUE_HIGH),
                arguments("bot_promoted_in_group", JobKind.BOT_MEMBERSHIP_CHANGED, QueueName.TGMS_QUEUE_HIGH),
                arguments("bot_demoted_in_group", JobKind.BOT_MEMBERSHIP_CHANGED, QueueName.TGMS_QUEUE_HIGH),
                arguments("bot_promoted_in_channel", JobKind.BOT_MEMBERSHIP_CHANGED, QueueName.TGMS_QUEUE_HIGH),
                arguments("bot_removed_from_group", JobKind.BOT_MEMBERSHIP_CHANGED, QueueName.TGMS_QUEUE_HIGH),
                arguments("person_blocked_bot", JobKind.PERSON_BLOCKED_BOT, QueueName.DM_QUEUE_HIGH),
                arguments("person_unblocked_bot", JobKind.PERSON_BLOCKED_BOT, QueueName.DM_QUEUE_HIGH),
                arguments("chat_join_request", JobKind.PROCESS_JOIN_REQUEST, QueueName.TGMS_QUEUE_HIGH),
                arguments("managed_bot", JobKind.MANAGED_BOT_UPDATED, QueueName.DM_QUEUE_HIGH),
                arguments("chat_member", JobKind.RECORD_MEMBERSHIP, QueueName.TGMS_QUEUE_LOW),
                arguments("group_message", JobKind.RECORD_ACTIVITY, QueueName.TGMS_QUEUE_LOW),
                arguments("chat_migrated_from", JobKind.CHAT_MIGRATED, QueueName.TGMS_QUEUE_HIGH),
                arguments("chat_migrated_to", JobKind.CHAT_MIGRATED, QueueName.TGMS_QUEUE_HIGH));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void sample_event_makes_its_job(String name, JobKind kind, QueueName queue) throws IOException {
        assertThat(deliver(name).answer().status()).isEqualTo(200);

        var sent = webhook.onlySent();
        assertThat(sent.queue()).isEqualTo(queue);
        assertThat(InMemoryWebhook.decoded(sent).job().kind()).isEqualTo(kind);
    }

    @Test
    void sample_of_anything_else_makes_no_job() throws IOException {
        assertThat(deliver("poll").outcome()).isEqualTo("ignored");
        assertThat(webhook.sent()).isEmpty();
    }

    @Test
    void every_sample_event_is_tested() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(
                            names().map(name -> name + ".json").toList());
        }
    }

    @Test
    void no_two_sample_events_are_the_same_update_or_the_same_request() throws IOException {
        var requests = new ArrayList<String>();
        var updates = new ArrayList<Long>();
        for (var name : names().toList()) {
            var event = JSON.readTree(event(name));
            requests.add(event.at("/requestContext/requestId").asText());
            updates.add(
                    JSON.readTree(event.path("body").asText()).path("update_id").asLong());
        }
        assertThat(requests).doesNotHaveDuplicates();
        assertThat(updates).doesNotHaveDuplicates();
    }

    private static Stream<String> names() {
        return Stream.concat(jobs().map(arguments -> String.valueOf(arguments.get()[0])), Stream.of("poll"));
    }

    /** Puts the bot's secret in place of the placeholder, as {@code switchboard invoke} does. */
    private WebhookResult deliver(String name) throws IOException {
        String event = event(name).replace("WEBHOOK_SECRET", webhook.secret());
        return webhook.handle(WebhookRequest.read(new ByteArrayInputStream(event.getBytes(UTF_8)))
                .orElseThrow());
    }

    private static String event(String name) throws IOException {
        return Files.readString(EVENTS.resolve(name + ".json"));
    }
}
