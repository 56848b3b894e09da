package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the migrations' functions for effects, answers and dead jobs promise, asked the way workers ask. */
@ExtendWith(LocalParts.class)
class EffectFunctionsTest {
    private static final long BOT = 7_000_001;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final PostgrestFunction<EffectResult> REGISTER_PERSON = effect("register_person");
    private static final PostgrestFunction<EffectResult> SET_PERSON_BLOCKED = effect("set_person_blocked");
    private static final PostgrestFunction<Boolean> RECORD_ANSWER =
            PostgrestFunction.idempotent("record_answer", Boolean.class);
    private static final PostgrestFunction<Boolean> RECORD_DEAD_JOB =
            PostgrestFunction.idempotent("record_dead_job", Boolean.class);

    private final PostgrestClient client;

    EffectFunctionsTest(SupabasePart supabase) {
        this.client = new PostgrestClient(settings(supabase));
    }

    record EffectResult(JsonNode effect, boolean answered) {}

    record Person(
            @Nullable String firstName,
            @Nullable Instant registeredAt,
            @Nullable Instant blockedAt) {}

    record DeadJob(String sourceQueue, String errorMessage, JsonNode attempts, String state) {}

    @BeforeEach
    void createBot() {
        client.from("bots")
                .upsert(
                        List.of(Map.of(
                                "id",
                                BOT,
                                "username",
                                "a_bot",
                                "role",
                                "main",
                                "token_ciphertext",
                                "x",
                                "token_key_id",
                                "k")),
                        "id");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void person_is_registered_once_and_the_first_result_comes_back() {
        var user = newId();
        assertThat(register("job-1", user, "Ada")).isEqualTo("{\"registered\":true} answered:false");
        assertThat(register("job-1", user, "Eve")).isEqualTo("{\"registered\":true} answered:false");
        assertThat(person(user).firstName()).isEqualTo("Ada");
        var registeredAt = person(user).registeredAt();

        assertThat(register("job-2", user, "Ada Lovelace")).isEqualTo("{\"registered\":false} answered:false");
        assertThat(person(user).firstName()).isEqualTo("Ada Lovelace");
        assertThat(person(user).registeredAt()).isEqualTo(registeredAt).isNotNull();
    }

    @Test
    void recorded_answer_is_known_to_later_calls() {
        var user = newId();
        register("job", user, "Ada");
        assertThat(recordAnswer("job", user)).isTrue();
        assertThat(recordAnswer("job", user)).isFalse();
        assertThat(register("job", user, "Ada")).isEqualTo("{\"registered\":true} answered:true");
        assertThat(recordAnswer("no such job", user)).isFalse();
    }

    @Test
    void one_job_called_many_times_at_once_has_one_effect() throws Exception {
        var user = newId();
        var results = AtOnce.call(8, call -> register("job", user, "Ada"));
        assertThat(results).hasSize(8).containsOnly("{\"registered\":true} answered:false");
    }

    @Test
    void of_many_jobs_at_once_one_registers_the_person() throws Exception {
        var user = newId();
        var results = AtOnce.call(8, call -> register("job-" + call, user, "Ada"));
        assertThat(results)
                .containsOnlyOnce("{\"registered\":true} answered:false")
                .hasSize(8);
    }

    @Test
    void effect_that_fails_leaves_no_record() {
        var job = UUID.randomUUID().toString();
        var unknownBot = Map.of("job_id", job, "contact", Map.of("bot_id", 1, "user_id", 1, "first_name", "Ada"));
        assertThatThrownBy(() -> client.call(REGISTER_PERSON, unknownBot))
                .isInstanceOfSatisfying(
                        PostgrestRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("23503"));
        assertThat(client.from("job_effects")
                        .select()
                        .where(Filter.eq("job_id", job))
                        .count())
                .isZero();
    }

    @Test
    void newest_fact_about_a_block_stays_whatever_the_order() {
        var user = newId();
        assertThat(setBlocked("b2", user, true, NOON.plusSeconds(2), 12))
                .isEqualTo("{\"applied\":true} answered:false");
        assertThat(setBlocked("b1", user, false, NOON, 11)).isEqualTo("{\"applied\":false} answered:false");
        assertThat(person(user).blockedAt()).isEqualTo(NOON.plusSeconds(2));

        assertThat(setBlocked("b3", user, false, NOON.plusSeconds(2), 13)).contains("\"applied\":true");
        assertThat(setBlocked("b3", user, true, NOON.plusSeconds(9), 99)).contains("\"applied\":true");
        assertThat(person(user).blockedAt()).isNull();

        assertThat(register("job", user, "Ada")).contains("\"registered\":true");
    }

    @Test
    void dead_job_is_recorded_once() {
        var message = UUID.randomUUID().toString();
        Map<String, Object> death = Map.of(
                "queue",
                "dm_queue_dlq",
                "message_id",
                message,
                "source_queue",
                "dm_queue_high",
                "error_message",
                "attempts used up",
                "body",
                "{\"v\":\0}",
                "error_class",
                "java.io.IOException",
                "attempts",
                List.of(Map.of("worker", "dm-worker-1")));
        assertThat(client.call(RECORD_DEAD_JOB, death)).isTrue();
        var again = new HashMap<>(death);
        again.put("error_message", "another error");
        assertThat(client.call(RECORD_DEAD_JOB, again)).isFalse();

        var recorded = client.from("dead_jobs")
                .select()
                .where(Filter.eq("message_id", message))
                .list(DeadJob.class);
        assertThat(recorded).singleElement().satisfies(job -> {
            assertThat(job.errorMessage()).isEqualTo("attempts used up");
            assertThat(job.sourceQueue()).isEqualTo("dm_queue_high");
            assertThat(job.attempts().path(0).path("worker").asText()).isEqualTo("dm-worker-1");
            assertThat(job.state()).isEqualTo("dead");
        });
    }

    @Test
    void dead_job_shows_no_token_whichever_of_its_texts_holds_one() {
        var token = "123456789:" + "AbCdEfGhIjKlMnOpQrStUvWxYz012345678";
        var message = UUID.randomUUID().toString();
        client.call(
                RECORD_DEAD_JOB,
                Map.of(
                        "queue",
                        "dm_queue_dlq",
                        "message_id",
                        message,
                        "source_queue",
                        "dm_queue_high",
                        "error_message",
                        "refused: " + token,
                        "body",
                        "{\"text\":\"/clone " + token + "\"}",
                        "attempts",
                        List.of(Map.of("error", "at /bot" + token + "/getMe"))));

        var recorded = client.from("dead_jobs")
                .select()
                .where(Filter.eq("message_id", message))
                .list(Map.class);
        assertThat(recorded).singleElement().satisfies(row -> {
            assertThat(row.toString()).doesNotContain(token);
            assertThat(row.get("error_message")).isEqualTo("refused: 123456789:[redacted]");
        });
    }

    private static PostgrestFunction<EffectResult> effect(String name) {
        return PostgrestFunction.idempotent(name, EffectResult.class);
    }

    private static PostgrestSettings settings(SupabasePart supabase) {
        return PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole()));
    }

    private String register(String job, long user, String firstName) {
        var contact = Map.of("bot_id", BOT, "user_id", user, "first_name", firstName, "happened_at", NOON);
        var result = client.call(REGISTER_PERSON, Map.of("job_id", job + ":" + user, "contact", contact));
        return "{\"registered\":" + result.effect().path("registered") + "} answered:" + result.answered();
    }

    private String setBlocked(String job, long user, boolean blocked, Instant at, long update) {
        record Arguments(String jobId, long botId, long userId, boolean blocked, Instant happenedAt, long updateId) {}
        return text(client.call(SET_PERSON_BLOCKED, new Arguments(job + ":" + user, BOT, user, blocked, at, update)));
    }

    private boolean recordAnswer(String job, long user) {
        return client.call(RECORD_ANSWER, Map.of("job_id", job + ":" + user));
    }

    private Person person(long user) {
        return client.from("people")
                .select()
                .where(Filter.and(Filter.eq("bot_id", BOT), Filter.eq("user_id", user)))
                .first(Person.class)
                .orElseThrow();
    }

    private static String text(EffectResult result) {
        return result.effect() + " answered:" + result.answered();
    }

    private static long newId() {
        return UUID.randomUUID().getMostSignificantBits() >>> 12;
    }
}
