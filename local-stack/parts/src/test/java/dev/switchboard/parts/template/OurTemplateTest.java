package dev.switchboard.parts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.parts.Checkout;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code template.yaml} promises of an AWS account. */
class OurTemplateTest {
    private static final String MOST_RECEIVED = "3";

    private final Path file = Checkout.root().resolve("template.yaml");
    private final Template template = Template.read(
            file, new Deployment("eu-central-1", "000000000000", URI.create("http://sqs"), Map.of("Stage", "dev")));

    @ParameterizedTest
    @ValueSource(strings = {"dm_queue", "tgms_queue", "group_message_queue"})
    void every_priority_has_a_queue_that_gives_a_job_three_tries_before_the_dlq(String logical) {
        String suffix = logical.equals("group_message_queue") ? "" : ".fifo";
        for (String priority : List.of("high", "normal", "low")) {
            Map<?, ?> redrive = (Map<?, ?>) Objects.requireNonNull(queue("dev-" + logical + "_" + priority + suffix)
                    .properties()
                    .get("RedrivePolicy"));
            assertThat(String.valueOf(redrive.get("maxReceiveCount"))).isEqualTo(MOST_RECEIVED);
            assertThat(String.valueOf(redrive.get("deadLetterTargetArn")))
                    .endsWith(":dev-" + logical + "_dlq" + suffix);
        }
        assertThat(queue("dev-" + logical + "_dlq" + suffix).properties()).doesNotContainKey("RedrivePolicy");
        assertThat(template.resources("AWS::SQS::Queue")).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-dm_queue_dlq.fifo", "dev-tgms_queue_dlq.fifo", "dev-group_message_queue_dlq"})
    void more_than_ten_dead_jobs_raise_an_alarm(String dlq) {
        assertThat(template.resources("AWS::CloudWatch::Alarm"))
                .extracting(Resource::properties)
                .filteredOn(alarm ->
                        List.of(Map.of("Name", "QueueName", "Value", dlq)).equals(alarm.get("Dimensions")))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm)
                        .containsEntry("Namespace", "AWS/SQS")
                        .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible")
                        .containsEntry("ComparisonOperator", "GreaterThanThreshold")
                        .hasEntrySatisfying(
                                "Threshold", threshold -> assertThat(threshold).hasToString("10"))
                        .containsKey("AlarmActions"));
    }

    @Test
    void claims_have_a_table_that_forgets_them() {
        assertThat(template.resources("AWS::DynamoDB::Table")).singleElement().satisfies(table -> {
            assertThat(table.properties())
                    .hasEntrySatisfying(
                            "KeySchema",
                            schema -> assertThat(schema).hasToString("[{AttributeName=pk, KeyType=HASH}]"));
            assertThat(table.properties().get("TimeToLiveSpecification"))
                    .asString()
                    .contains("Enabled=true");
        });
    }

    @Test
    void nothing_is_scheduled_that_the_local_stack_would_have_to_schedule_too() {
        assertThat(template.resources("AWS::Scheduler::Schedule")).isEmpty();
    }

    @Test
    void cfn_lint_finds_nothing() throws Exception {
        Optional<Path> lint = onPath("cfn-lint");
        assumeTrue(lint.isPresent(), "SKIPPED: cfn-lint is not installed; pip install cfn-lint");

        Process process = new ProcessBuilder(lint.orElseThrow().toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(findings).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private Resource queue(String name) {
        return template.resources("AWS::SQS::Queue").stream()
                .filter(queue -> name.equals(queue.properties().get("QueueName")))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
