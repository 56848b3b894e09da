package dev.switchboard.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.queue.JobSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a worker's process lets out of what people tell the bot. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class SecrecyTest {
    private static final int DEAD = 3;

    @Test
    void a_whole_story_leaves_no_token_and_no_personal_word_in_logs_metrics_and_records_of_dead_jobs(
            SqsPart sqs, SupabasePart supabase, RedisPart redis) throws IOException, InterruptedException {
        try (var around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY)) {
            var conversations = new Conversations(around);
            var environment = around.environment();
            int healthPort = FreePort.find();
            environment.put("HEALTH_PORT", Integer.toString(healthPort));
            environment.put("MESSAGES_PER_MINUTE", Integer.toString(SecretStory.MESSAGES_PER_MINUTE));
            var worker = WorkerProgram.start(environment);
            // read as it is written: a full pipe would hold up the worker
            var output = CompletableFuture.supplyAsync(() -> everything(worker));

            var story = new SecretStory(around, conversations);
            story.tell();
            var metrics = page(healthPort, "/metrics");
            var health = page(healthPort, "/health/ready");
            worker.toHandle().destroy();
            var log = output.join();
            var dead = deadJobs(around);

            assertThat(dead).as("dead jobs").hasSize(DEAD);
            assertThat(metrics).contains("switchboard_dm_commands_seconds_count", "switchboard_asks_total");
            assertThat(log).contains("job failed", "job cannot be done", "worker stopped");
            assertThat(leaks(
                            story.secrets(),
                            Map.of(
                                    "log of the worker",
                                    log,
                                    "page of metrics",
                                    metrics,
                                    "page of health",
                                    health,
                                    "table dead_jobs",
                                    dead.toString(),
                                    "attributes in the DLQ",
                                    attributes(around))))
                    .isEmpty();
        }
    }

    /** Returns sentences that name the place and what stands there, but do not say it. */
    private static List<String> leaks(Map<String, String> secrets, Map<String, String> places) {
        var leaks = new ArrayList<String>();
        places.forEach((place, text) -> secrets.forEach((kind, secret) -> {
            if (text.contains(secret)) {
                leaks.add("the " + place + " holds the " + kind);
            }
        }));
        return leaks;
    }

    /** Returns the rows as they are, with every column. */
    private static List<?> deadJobs(Surroundings around) {
        return around.postgrest()
                .from("dead_jobs")
                .select()
                .where(Filter.eq("bot_id", around.bot().id()))
                .list(Map.class);
    }

    private static String attributes(Surroundings around) {
        var messages = around.queues()
                .queues()
                .receive(
                        QueueName.DM_QUEUE_DLQ,
                        JobSource.LARGEST_RECEIVE,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30));
        assertThat(messages).hasSize(DEAD);
        return messages.stream()
                .map(message -> message.attributes().toString())
                .toList()
                .toString();
    }

    private static String everything(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Surroundings.PATIENCE)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
