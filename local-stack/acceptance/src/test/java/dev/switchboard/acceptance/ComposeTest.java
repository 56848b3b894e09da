package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.Checkout;
import dev.switchboard.parts.template.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what {@code docker-compose.yml} must repeat to its source. */
class ComposeTest {
    private static final Pattern QUEUE = Pattern.compile("^ {2}\"([^\"]+)\" \\{", Pattern.MULTILINE);

    @Test
    void queues_are_those_of_the_template() throws IOException {
        var configuration = Files.readString(Checkout.root().resolve("local-stack/compose/elasticmq.conf"));
        var queues = Containers.template().resources("AWS::SQS::Queue");

        assertThat(configuration.replaceAll("[\\s,]+", " "))
                .contains(queues.stream().map(ComposeTest::configured).toList());
        assertThat(QUEUE.matcher(configuration).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        queues.stream().map(queue -> text(queue, "QueueName")).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "dm-worker, MESSAGES_PER_MINUTE PRESSES_PER_MINUTE GROUP_COMMANDS_PER_MINUTE COMMANDS_PER_MINUTE_IN_GROUP",
        "sender-worker, SENDER_RATE SENDER_RATES SENDER_PROCESSES BROADCAST_STALLED"
    })
    void rates_can_be_set_and_are_those_of_the_template_unless_they_are(String worker, String rates)
            throws IOException {
        var names = rates.split(" ", -1);

        assertThat(Containers.inCompose(worker)).containsKeys(names);
        for (var name : names) {
            assertThat(Containers.onEcs(worker))
                    .containsEntry(name, Containers.inCompose(worker).get(name));
        }
    }

    /** Returns the queue in ElasticMQ's words, for which blanks and commas are all the same. */
    private static String configured(Resource queue) {
        var words = new StringBuilder("\"" + text(queue, "QueueName") + "\" { fifo = "
                + queue.properties().containsKey("FifoQueue"));
        if (queue.properties().containsKey("RedrivePolicy")) {
            words.append(" contentBasedDeduplication = ")
                    .append(queue.properties().containsKey("ContentBasedDeduplication"));
        }
        words.append(" defaultVisibilityTimeout = ")
                .append(text(queue, "VisibilityTimeout"))
                .append(" seconds");
        if (queue.properties().get("RedrivePolicy") instanceof Map<?, ?> redrive) {
            var arn = String.valueOf(redrive.get("deadLetterTargetArn"));
            words.append(" receiveMessageWait = ")
                    .append(text(queue, "ReceiveMessageWaitTimeSeconds"))
                    .append(" seconds deadLettersQueue { name = \"")
                    .append(arn.substring(arn.lastIndexOf(':') + 1))
                    .append("\" maxReceiveCount = ")
                    .append(redrive.get("maxReceiveCount"))
                    .append(" }");
        }
        return words.append(" }").toString();
    }

    private static String text(Resource queue, String property) {
        return String.valueOf(queue.properties().get(property));
    }
}
