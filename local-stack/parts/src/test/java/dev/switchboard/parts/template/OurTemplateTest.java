package dev.switchboard.parts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.parts.Checkout;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code template.yaml} promises of an AWS account. */
class OurTemplateTest {
    private static final String MOST_RECEIVED = "3";
    private static final String RELEASE = "1790000000";

    private final Path file = Checkout.root().resolve("template.yaml");
    private final Template template = deployedWith("dynamodb");

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
    @ValueSource(
            strings = {
                "dm_queue_high", "dm_queue_normal", "dm_queue_low", "dm_queue_dlq",
                "tgms_queue_high", "tgms_queue_normal", "tgms_queue_low", "tgms_queue_dlq"
            })
    void a_fifo_queue_is_fast_and_knows_doubles_by_their_group(String word) {
        Map<String, Object> queue = queue("dev-" + word + ".fifo").properties();

        assertThat(queue)
                .containsEntry("FifoQueue", true)
                .containsEntry("DeduplicationScope", "messageGroup")
                .containsEntry("FifoThroughputLimit", "perMessageGroupId");
        boolean scheduled = word.startsWith("tgms_queue") && !word.endsWith("dlq");
        assertThat(queue.getOrDefault("ContentBasedDeduplication", false)).isEqualTo(scheduled);
    }

    @ParameterizedTest
    @CsvSource({"dm, dm_queue, .fifo", "tgms, tgms_queue, .fifo", "sender, group_message_queue, ''"})
    void a_worker_may_work_its_own_queues_and_look_into_its_dlq_and_nothing_else(
            String worker, String logical, String suffix) {
        List<Map<String, Object>> statements = statementsOf("dev-" + worker + "-worker");

        assertThat(statements)
                .extracting(statement -> statement.get("Sid"))
                .isSubsetOf("WorkJobs", "RecordDeadJobs", "TellAdmins");
        assertThat(statements.getFirst())
                .containsEntry("Effect", "Allow")
                .containsEntry(
                        "Action",
                        List.of(
                                "sqs:ChangeMessageVisibility",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes",
                                "sqs:ReceiveMessage",
                                "sqs:SendMessage"))
                .containsEntry(
                        "Resource",
                        Stream.of("_high", "_normal", "_low")
                                .map(priority -> arn(logical + priority + suffix))
                                .toList());
        assertThat(statements.getLast())
                .containsEntry("Effect", "Allow")
                .containsEntry(
                        "Action",
                        List.of(
                                "sqs:ChangeMessageVisibility",
                                "sqs:GetQueueAttributes",
                                "sqs:ReceiveMessage",
                                "sqs:SendMessage"))
                .containsEntry("Resource", arn(logical + "_dlq" + suffix));
    }

    @Test
    void only_the_sender_may_also_have_people_told_something() {
        assertThat(statementsOf("dev-dm-worker")).hasSize(2);
        assertThat(statementsOf("dev-tgms-worker")).hasSize(2);
        assertThat(statementsOf("dev-sender-worker"))
                .hasSize(3)
                .contains(Map.of(
                        "Sid", "TellAdmins",
                        "Effect", "Allow",
                        "Action", "sqs:SendMessage",
                        "Resource", arn("dm_queue_normal.fifo")));
    }

    @ParameterizedTest
    @CsvSource({"dynamodb, true", "postgrest, false"})
    void the_webhook_may_touch_the_claims_table_only_where_it_is_the_fallback(String fallback, boolean may) {
        assertThat(webhook(deployedWith(fallback)).properties().get("Policies"))
                .asString()
                .satisfies(
                        policies -> assertThat(policies.contains("dynamodb:")).isEqualTo(may));
    }

    /** SAM names a version after it; what parameters and secrets stand for it does not look at. */
    @Test
    void each_release_publishes_a_version_of_the_webhook_and_starts_the_workers_anew() {
        assertThat(webhook(template).properties())
                .containsEntry("AutoPublishAlias", "live")
                .containsEntry("AutoPublishCodeSha256", RELEASE);
        assertThat(template.resources("AWS::ECS::TaskDefinition"))
                .hasSize(3)
                .allSatisfy(task -> assertThat(task.properties().get("ContainerDefinitions"))
                        .asString()
                        .contains("=" + RELEASE));
        assertThat(Template.mapping(template.section("Parameters").get("Release")))
                .doesNotContainKey("Default")
                .containsEntry("AllowedPattern", "[A-Za-z0-9]{1,10}");
    }

    @ParameterizedTest
    @CsvSource({
        "MessagesPerMinute, MESSAGES_PER_MINUTE",
        "PressesPerMinute, PRESSES_PER_MINUTE",
        "GroupCommandsPerMinute, GROUP_COMMANDS_PER_MINUTE",
        "CommandsPerMinuteInGroup, COMMANDS_PER_MINUTE_IN_GROUP",
        "SenderRate, SENDER_RATE",
        "SenderRates, SENDER_RATES",
        "SenderProcesses, SENDER_PROCESSES",
        "BroadcastStalled, BROADCAST_STALLED"
    })
    void a_rate_that_is_given_as_a_parameter_reaches_the_worker(String parameter, String variable) {
        assertThat(deployedWith("dynamodb", Map.of(parameter, "a-value")).resources("AWS::ECS::TaskDefinition"))
                .extracting(task -> String.valueOf(task.properties().get("ContainerDefinitions")))
                .filteredOn(containers -> containers.contains("{Name=" + variable + ", Value=a-value}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"dm_queue, 345600, 900", "tgms_queue, 1209600, 864000", "group_message_queue, 1209600, 14400"})
    void an_alarm_is_raised_before_a_job_is_kept_no_longer(String logical, int retention, int age) {
        String suffix = logical.equals("group_message_queue") ? "" : ".fifo";
        List<String> queues = Stream.of("_high", "_normal", "_low")
                .map(priority -> "dev-" + logical + priority + suffix)
                .toList();
        assertThat(queues)
                .allSatisfy(name ->
                        assertThat(queue(name).properties()).containsEntry("MessageRetentionPeriod", retention));
        assertThat(template.resources("AWS::CloudWatch::Alarm"))
                .extracting(Resource::properties)
                .filteredOn(alarm -> ("dev-" + logical + "-age").equals(alarm.get("AlarmName")))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm).containsEntry("Threshold", age).containsKey("AlarmActions");
                    assertThat(alarm.get("Metrics"))
                            .asString()
                            .contains(queues)
                            .contains("ApproximateAgeOfOldestMessage", "MAX([high, normal, low])");
                });
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
        assumeTrue(
                lint.isPresent() || "true".equals(System.getenv("CI")),
                "SKIPPED: cfn-lint is not installed; pip install cfn-lint");
        assertThat(lint).as("cfn-lint, which must be there with CI=true").isPresent();

        Process process = new ProcessBuilder(lint.orElseThrow().toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(findings).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private Template deployedWith(String claimsFallback) {
        return deployedWith(claimsFallback, Map.of());
    }

    private Template deployedWith(String claimsFallback, Map<String, String> more) {
        var parameters = new HashMap<>(more);
        parameters.putAll(Map.of(
                "Stage", "dev",
                "Release", RELEASE,
                "ClaimsFallback", claimsFallback,
                "WorkerImages", "images.example/switchboard",
                "WorkerImageTag", "1",
                "SupabaseUrl", "https://example.supabase.co",
                "SupabaseAnonKey", "key"));
        return Template.read(
                file, new Deployment("eu-central-1", "000000000000", URI.create("http://sqs"), parameters));
    }

    private static Resource webhook(Template template) {
        return template.resources("AWS::Serverless::Function").stream()
                .filter(function -> function.logicalId().equals("WebhookFunction"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns what the role of an ECS service's tasks allows. */
    private List<Map<String, Object>> statementsOf(String family) {
        Map<String, Object> task = template.resources("AWS::ECS::TaskDefinition").stream()
                .map(Resource::properties)
                .filter(each -> family.equals(each.get("Family")))
                .findFirst()
                .orElseThrow();
        Map<String, Object> role = template.resources("AWS::IAM::Role").stream()
                .filter(each -> String.valueOf(task.get("TaskRoleArn")).endsWith(":" + each.logicalId()))
                .findFirst()
                .orElseThrow()
                .properties();
        assertThat(role).doesNotContainKey("ManagedPolicyArns");
        return list(role.get("Policies")).stream()
                .map(policy -> Template.mapping(Template.mapping(policy).get("PolicyDocument")))
                .flatMap(document -> list(document.get("Statement")).stream())
                .map(Template::mapping)
                .toList();
    }

    private static List<?> list(@Nullable Object node) {
        return (List<?>) Objects.requireNonNull(node);
    }

    private static String arn(String queue) {
        return "arn:aws:sqs:eu-central-1:000000000000:dev-" + queue;
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
