package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.fault.Fault.LoseAnswer;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.OutgoingMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a worker needs goes away and comes back. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {
    /** How often a job that fails is run. */
    private static final int MOST_RUNS = 4;

    private final Surroundings around;
    private final Conversations conversations;
    private final FaultProxy sqsProxy;
    private final FaultProxy supabaseProxy;
    private final FaultProxy telegramProxy;
    private final int healthPort = FreePort.find();

    OutageTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.SHORT_VISIBILITY);
        conversations = new Conversations(around);
        sqsProxy = FaultProxy.before(sqs.port());
        supabaseProxy = FaultProxy.before(supabase.uri().getPort());
        telegramProxy = FaultProxy.before(around.telegram().address().getPort());
    }

    @AfterEach
    void close() {
        try (around;
                sqsProxy;
                telegramProxy) {
            supabaseProxy.close();
        }
    }

    @Test
    void jobs_outlive_an_outage_of_the_store_and_are_answered_in_their_order() throws Exception {
        supabaseProxy.set(new Fault.Refuse());
        var environment = around.environment();
        environment.put("SUPABASE_URL", supabaseProxy.uri("http").toString());
        environment.put("SUPABASE_TIMEOUT", "200ms");

        assertOutlived(environment, "supabase", supabaseProxy);
    }

    @Test
    void jobs_outlive_an_outage_of_telegram_and_are_answered_in_their_order() throws Exception {
        telegramProxy.set(new Fault.Refuse());
        var environment = around.environment();
        environment.put("TELEGRAM_API_URL", telegramProxy.uri("http").toString());

        assertOutlived(environment, "telegram", telegramProxy);
    }

    /** The first job is tried more often than a failing one would be, and its follower waits with it. */
    private void assertOutlived(Map<String, String> environment, String dependency, FaultProxy proxy) throws Exception {
        environment.put("HEALTH_PORT", Integer.toString(healthPort));
        var process = WorkerProgram.start(environment);
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        ann.chatWith(around.bot()).write("/help");
        var jobs = conversations.deliver(ann);
        await("it was tried often")
                .atMost(Surroundings.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> timesAway(dependency) > MOST_RUNS);
        assertThat(health("/health/ready").body()).contains("jobs wait for " + dependency);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();

        proxy.heal();
        conversations.awaitAnswered(jobs);

        assertThat(conversations.acceptedWrites())
                .extracting(call -> String.valueOf(call.parameters().get("text")))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Welcome, Ann!"),
                        second -> assertThat(second).doesNotContain("Welcome"));
        assertThat(health("/health/ready").body()).doesNotContain("jobs wait");
        process.destroyForcibly().waitFor();
    }

    private double timesAway(String dependency) throws IOException, InterruptedException {
        return Pattern.compile(
                        "switchboard_job_dependency_away_total\\{dependency=\"" + dependency + "\"[^}]*} ([0-9.]+)")
                .matcher(health("/metrics").body())
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }

    @Test
    void a_job_that_died_while_the_store_was_away_is_recorded_when_it_is_back() throws InterruptedException {
        supabaseProxy.set(new Fault.Refuse());
        var environment = around.environment();
        environment.put("SUPABASE_URL", supabaseProxy.uri("http").toString());
        var worker = WorkerOfTests.start(environment, InstantSource.system());
        conversations.queue(7, 8, new Job.ProcessPrivateMessage(new RawJson("{\"update_id\":8}")));
        await("it is in the DLQ")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.depth(QueueName.DM_QUEUE_DLQ) == 1);
        assertThat(conversations.dead()).isEmpty();

        supabaseProxy.heal();
        var dead = conversations.awaitDead();
        worker.drain();

        assertThat(dead).singleElement().satisfies(row -> {
            assertThat(row.errorClass()).isEqualTo("unreadable_update");
            assertThat(row.sourceQueue()).isEqualTo("dm_queue_high");
        });
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isEqualTo(1);
    }

    @Test
    void what_ingress_sent_to_the_dlq_is_recorded_with_its_reason() throws InterruptedException {
        var worker = WorkerOfTests.start(around.environment(), InstantSource.system());
        var envelope = conversations.envelope(
                7, 8, new Job.UnreadableUpdate(new RawJson("{\"reason\":\"too_deep\",\"body\":\"[[[\"}")));
        var message = OutgoingMessage.first(envelope, new JobCodec());
        around.queues()
                .queues()
                .send(new OutgoingMessage(
                        QueueName.DM_QUEUE_DLQ,
                        message.body(),
                        message.group(),
                        message.deduplicationId(),
                        Duration.ZERO,
                        new DeadLetter("ingress", "unreadable_update", "too_deep", "[]").attributes()));
        var dead = conversations.awaitDead();
        worker.drain();

        assertThat(dead).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("unreadable_update");
            assertThat(row.errorMessage()).isEqualTo("too_deep");
        });
    }

    @Test
    void an_answer_of_which_telegrams_word_was_lost_is_given_again_and_recorded_once() throws InterruptedException {
        var worker = WorkerOfTests.start(around.environment(), InstantSource.system());
        var ann = around.telegram().person("Ann");
        around.telegram().faults().add(new FaultRule("sendMessage", around.bot().id(), null, 1, new LoseAnswer()));
        ann.chatWith(around.bot()).write("/start");
        var jobs = conversations.deliver(ann);
        conversations.awaitAnswered(jobs);
        worker.drain();

        assertThat(conversations.acceptedWrites())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.parameters().get("text")).startsWith("Welcome, Ann!"));
    }

    @Test
    void a_worker_without_its_store_is_live_but_not_ready_and_its_jobs_are_counted()
            throws IOException, InterruptedException {
        var environment = around.environment();
        environment.put("SUPABASE_URL", supabaseProxy.uri("http").toString());
        environment.put("HEALTH_PORT", Integer.toString(healthPort));
        var process = WorkerProgram.start(environment);
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        var jobs = conversations.deliver(ann);
        conversations.awaitAnswered(jobs);
        assertThat(health("/health/live").statusCode()).isEqualTo(200);
        assertThat(health("/health/ready").statusCode()).isEqualTo(200);
        assertThat(health("/metrics").body())
                .containsPattern(
                        "switchboard_job_run_seconds_count\\{kind=\"process_private_message\",outcome=\"done\"[^}]*} 1");

        supabaseProxy.set(new Fault.Refuse());
        var ready = health("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("supabase").doesNotContain("sqs\":\"down");
        assertThat(health("/health/live").statusCode()).isEqualTo(200);
        process.destroyForcibly().waitFor();
    }

    @Test
    void a_worker_goes_on_when_its_queue_comes_back() throws IOException, InterruptedException {
        var environment = around.environment();
        environment.put("AWS_ENDPOINT_URL_SQS", sqsProxy.uri("http").toString());
        var process = WorkerProgram.start(environment);
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        var first = conversations.deliver(ann);
        conversations.awaitAnswered(first);

        sqsProxy.set(new Fault.Refuse());
        ann.chatWith(around.bot()).write("/help");
        var second = conversations.deliver(ann);
        sqsProxy.heal();
        conversations.awaitAnswered(second);

        assertThat(process.isAlive()).isTrue();
        assertThat(conversations.acceptedWrites()).hasSize(2);
        process.destroyForcibly().waitFor();
    }

    private HttpResponse<String> health(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
                .timeout(Surroundings.PATIENCE)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
