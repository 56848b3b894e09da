package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.sqs.LocalQueues;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every worker promises to who runs it. */
@ExtendWith(LocalParts.class)
@Timeout(120)
class WorkerProgramTest {
    private static final int EX_CONFIG = 78;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"dm-worker, DM_QUEUE", "tgms-worker, TGMS_QUEUE", "sender-worker, GROUP_MESSAGE_QUEUE"})
    void worker_without_its_settings_ends_and_names_them_all(String name, LogicalQueue queue) throws Exception {
        try (var worker = WorkerProgram.start(name, Map.of(), folder)) {
            assertThat(worker.exitStatus()).isEqualTo(EX_CONFIG);
            assertThat(QueueUrls.queuesOf(queue))
                    .allSatisfy(each -> assertThat(worker.output()).contains(each.environmentVariable()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "tgms-worker")
    void worker_that_does_not_reach_sqs_is_live_and_not_ready(String name) throws Exception {
        var nobody = URI.create("http://127.0.0.1:1");
        var settings = WorkerProgram.sqsSettings(nobody, queue -> nobody + "/000000000000/" + queue.word());
        try (var worker = WorkerProgram.start(name, settings, folder)) {
            worker.awaitStatus("/health/live", 200);
            worker.awaitStatus("/health/ready", 503);
            worker.awaitStatus("/metrics", 200);
        }
    }

    @ParameterizedTest
    @CsvSource("tgms-worker, TGMS_QUEUE_HIGH")
    void worker_that_cannot_do_jobs_yet_is_ready_and_leaves_its_queues_alone(String name, QueueName queue, SqsPart sqs)
            throws Exception {
        try (var local = LocalQueues.create(sqs, Duration.ofSeconds(30));
                var proxy = FaultProxy.before(sqs.port())) {
            local.queues().send(new OutgoingMessage(queue, "{}", "group", "id", Duration.ZERO, Map.of()));
            var asked = proxy.beforeRequest("AmazonSQS.GetQueueAttributes", Then.FORWARD, () -> {});
            var polled = proxy.beforeRequest("AmazonSQS.ReceiveMessage", Then.FORWARD, () -> {});

            var settings = WorkerProgram.sqsSettings(proxy.uri("http"), local.urls()::of);
            try (var worker = WorkerProgram.start(name, settings, folder)) {
                worker.awaitStatus("/health/ready", 200);
                assertThat(worker.stop()).isZero();
            }

            assertThat(asked.await(Duration.ZERO)).as("it comes by the proxy").isTrue();
            assertThat(polled.await(Duration.ZERO)).as("it polls").isFalse();
            assertThat(local.queues().receive(queue, 1, Duration.ZERO, Duration.ofSeconds(30)))
                    .singleElement()
                    .satisfies(message -> assertThat(message.receiveCount()).isEqualTo(1));
        }
    }

    @Test
    void worker_that_is_told_to_stop_lets_its_polls_finish_and_exits_0(SqsPart sqs) throws Exception {
        try (var local = LocalQueues.create(sqs, Duration.ofSeconds(30))) {
            var settings = new HashMap<>(Containers.onEcs("dm-worker"));
            settings.putAll(WorkerProgram.sqsSettings(sqs.endpoint(), local.urls()::of));
            settings.put("POLL_WAIT", "2s");
            try (var worker = WorkerProgram.start("dm-worker", settings, folder)) {
                worker.awaitStatus("/health/live", 200);

                assertThat(worker.stop()).isZero();
                assertThat(worker.output()).contains("\"drained\":true").doesNotContain("did not answer a poll");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dm-worker", "tgms-worker", "sender-worker"})
    void worker_starts_with_what_its_container_is_given(String name) throws Exception {
        for (var given : List.of(Containers.onEcs(name), Containers.inCompose(name))) {
            var settings = WorkerProgram.onAws(URI.create("http://127.0.0.1:1"));
            settings.putAll(given);
            try (var worker = WorkerProgram.start(name, settings, folder)) {
                worker.awaitStatus("/health/live", 200);
            }
        }
    }
}
