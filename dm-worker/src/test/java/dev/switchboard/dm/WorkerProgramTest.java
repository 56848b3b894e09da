package dev.switchboard.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the program starts and ends. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class WorkerProgramTest {
    private static final int EX_CONFIG = 78;

    @Test
    void a_start_without_settings_stops_and_names_them_all() throws IOException, InterruptedException {
        var process = WorkerProgram.start(Map.of());
        var log = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(EX_CONFIG);
        assertThat(Pattern.compile("([A-Z_]+) is missing").matcher(log).results())
                .extracting(missing -> missing.group(1))
                .containsExactlyInAnyOrder(
                        "DM_QUEUE_HIGH_URL",
                        "DM_QUEUE_NORMAL_URL",
                        "DM_QUEUE_LOW_URL",
                        "DM_QUEUE_DLQ_URL",
                        "SUPABASE_URL",
                        "SUPABASE_SERVICE_ROLE_KEY",
                        "TELEGRAM_API_URL",
                        "BOT_TOKEN_KEYS",
                        "REDIS_URL",
                        "WEBHOOK_URL",
                        "WEBHOOK_MASTER_SECRET");
        assertThat(log).doesNotContain("\tat ");
    }

    @Test
    void a_start_with_settings_that_contradict_each_other_stops_and_names_every_rule(
            SqsPart sqs, SupabasePart supabase, RedisPart redis) throws IOException, InterruptedException {
        try (var around = new Surroundings(sqs, supabase, redis, Surroundings.SHORT_VISIBILITY)) {
            var environment = new HashMap<>(around.environment());
            environment.put("VISIBILITY", "30s");
            environment.put("HEARTBEAT", "20s");
            environment.put("POLL_WAIT", "30s");
            environment.put("SLOTS", "many");
            environment.put("BOT_TOKEN_KEYS", "key:c2hvcnQ=");
            var process = WorkerProgram.start(environment);
            var log = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).isEqualTo(EX_CONFIG);
            assertThat(log)
                    .contains("HEARTBEAT 20s must be below half of VISIBILITY 30s")
                    .contains("POLL_WAIT must be from 1s")
                    .contains("SLOTS")
                    .contains("BOT_TOKEN_KEYS")
                    .doesNotContain("c2hvcnQ=");
        }
    }

    @Test
    void a_sigterm_lets_it_finish_what_runs_and_exit_with_0(SqsPart sqs, SupabasePart supabase, RedisPart redis)
            throws IOException, InterruptedException {
        try (var around = new Surroundings(sqs, supabase, redis, Surroundings.SHORT_VISIBILITY);
                var telegramProxy =
                        FaultProxy.before(around.telegram().address().getPort())) {
            var conversations = new Conversations(around);
            var process = new AtomicReference<Process>();
            telegramProxy.beforeRequest(
                    "Welcome, Ann!",
                    Then.FORWARD,
                    () -> Objects.requireNonNull(process.get()).toHandle().destroy());
            var ann = around.telegram().person("Ann");
            ann.chatWith(around.bot()).write("/start");
            ann.chatWith(around.bot()).write("/help");
            var environment = around.environment();
            environment.put("TELEGRAM_API_URL", telegramProxy.uri("http").toString());
            var worker = WorkerProgram.start(environment);
            process.set(worker);
            var jobs = conversations.deliver(ann);
            var log = new String(worker.getInputStream().readAllBytes(), UTF_8);

            assertThat(worker.waitFor()).isZero();
            assertThat(conversations.answered(jobs.subList(0, 1))).isEqualTo(1);
            assertThat(conversations.acceptedWrites()).isNotEmpty();
            assertThat(log)
                    .contains("worker stopped")
                    .doesNotContain(around.bot().token());
            // what it did not do is with its queue, for anybody
            assertThat(conversations.depth(QueueName.DM_QUEUE_HIGH)).isEqualTo(2 - conversations.answered(jobs));
        }
    }

    @Test
    void it_deletes_what_has_been_kept_long_enough(SqsPart sqs, SupabasePart supabase, RedisPart redis)
            throws IOException, InterruptedException {
        try (var around = new Surroundings(sqs, supabase, redis, Surroundings.SHORT_VISIBILITY)) {
            var key = "tg:" + around.bot().id() + ":1";
            around.postgrest()
                    .from("update_claims")
                    .insert(List.of(Map.of("key", key, "state", "done", "expires_at", Instant.EPOCH)));

            var worker = WorkerProgram.start(around.environment());

            await().atMost(Surroundings.PATIENCE)
                    .until(() -> around.postgrest()
                                    .from("update_claims")
                                    .select()
                                    .where(Filter.eq("key", key))
                                    .count()
                            == 0);
            worker.destroy();
            assertThat(worker.waitFor()).isZero();
        }
    }
}
