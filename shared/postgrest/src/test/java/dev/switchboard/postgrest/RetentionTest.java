package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a purge deletes and what it keeps; each test has rows of its own. */
@ExtendWith(LocalParts.class)
class RetentionTest {
    private static final PostgrestFunction<Integer> PURGE =
            PostgrestFunction.idempotent("purge_expired", Integer.class);

    private static final PostgrestFunction<JsonNode> MEET_PERSON =
            PostgrestFunction.idempotent("meet_person", JsonNode.class);

    private static final PostgrestFunction<Boolean> RECORD_ANSWER =
            PostgrestFunction.idempotent("record_answer", Boolean.class);

    private static final PostgrestFunction<Boolean> RECORD_DEAD_JOB =
            PostgrestFunction.idempotent("record_dead_job", Boolean.class);

    private final Instant now = Instant.now();

    private final PostgrestClient client;
    private final String job = "tg:1:" + UUID.randomUUID();

    RetentionTest(SupabasePart supabase) {
        client = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void an_id_that_telegram_uses_again_after_the_purge_is_handled() {
        answer(job);
        assertThat(isAnswered(job)).isTrue();
        age(job, 9);
        client.call(PURGE, Map.of());

        assertThat(isAnswered(job)).isFalse();
    }

    @Test
    void an_effect_is_kept_as_long_as_its_message_may_come_again() {
        answer(job);
        age(job, 7);
        client.call(PURGE, Map.of());

        assertThat(isAnswered(job)).isTrue();
    }

    @Test
    void an_effect_is_kept_while_its_job_is_dead_and_may_be_replayed() {
        answer(job);
        answer(job + "/gone");
        age(job, 60);
        age(job + "/gone", 60);
        die(job);
        client.call(PURGE, Map.of());
        assertThat(isAnswered(job)).isTrue();

        resolve(job, 7);
        client.call(PURGE, Map.of());
        assertThat(isAnswered(job)).isTrue();
        assertThat(isAnswered(job + "/gone")).isTrue();

        resolve(job, 9);
        client.call(PURGE, Map.of());
        assertThat(isAnswered(job)).isFalse();
    }

    @Test
    void a_dead_job_is_kept_30_days_after_it_was_resolved_and_90_if_it_never_was() {
        die(job);
        resolve(job, 29);
        client.call(PURGE, Map.of());
        assertThat(deadJobs()).isEqualTo(1);

        resolve(job, 31);
        client.call(PURGE, Map.of());
        assertThat(deadJobs()).isZero();

        die(job);
        diedBefore(89);
        client.call(PURGE, Map.of());
        assertThat(deadJobs()).isEqualTo(1);

        diedBefore(91);
        client.call(PURGE, Map.of());
        assertThat(deadJobs()).isZero();
    }

    @Test
    void expired_claims_are_deleted_and_others_kept() {
        var kept = job + ":kept";
        client.from("update_claims")
                .insert(List.of(
                        Map.of("key", job, "state", "done", "expires_at", now.minusSeconds(1)),
                        Map.of("key", kept, "state", "done", "expires_at", now.plusSeconds(600))));

        assertThat(client.call(PURGE, Map.of())).isPositive();
        assertThat(count("update_claims", Filter.eq("key", job))).isZero();
        assertThat(count("update_claims", Filter.eq("key", kept))).isEqualTo(1);
    }

    private void answer(String id) {
        isAnswered(id);
        client.call(RECORD_ANSWER, Map.of("job_id", id));
    }

    private boolean isAnswered(String id) {
        var nobody = Map.of("bot_id", 1, "user_id", 1, "happened_at", now);
        return client.call(MEET_PERSON, Map.of("job_id", id, "contact", nobody, "effect", "help"))
                .path("answered")
                .asBoolean();
    }

    private void age(String id, int days) {
        client.from("job_effects").update(Map.of("created_at", before(days)), Filter.eq("job_id", id));
    }

    private void die(String id) {
        client.call(
                RECORD_DEAD_JOB,
                Map.of(
                        "queue",
                        "dm_queue_dlq",
                        "message_id",
                        id,
                        "source_queue",
                        "dm_queue_high",
                        "error_message",
                        "r",
                        "body",
                        "b",
                        "job_id",
                        id));
    }

    private void resolve(String id, int daysAgo) {
        client.from("dead_jobs")
                .update(Map.of("state", "replayed", "resolved_at", before(daysAgo)), Filter.eq("job_id", id));
    }

    private void diedBefore(int days) {
        client.from("dead_jobs").update(Map.of("died_at", before(days)), Filter.eq("job_id", job));
    }

    private long deadJobs() {
        return count("dead_jobs", Filter.eq("job_id", job));
    }

    private long count(String table, Filter filter) {
        return client.from(table).select().where(filter).count();
    }

    private Instant before(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
