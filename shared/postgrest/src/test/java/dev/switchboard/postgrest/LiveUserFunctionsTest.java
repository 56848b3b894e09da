package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may be told to be live, and for how long. */
@ExtendWith(LocalParts.class)
class LiveUserFunctionsTest {
    private static final PostgrestFunction<Integer> PUT_LIVE_USERS =
            PostgrestFunction.idempotent("put_live_users", Integer.class);

    private static final PostgrestFunction<Integer> PURGE =
            PostgrestFunction.idempotent("purge_live_users", Integer.class);

    private final PostgrestClient client;

    LiveUserFunctionsTest(SupabasePart supabase) {
        client = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
    }

    record LiveUser(
            String username,
            @Nullable Integer viewers,
            @Nullable Instant startedAt,
            Instant expiresAt) {}

    @AfterEach
    void close() {
        client.from("live_users").delete(Filter.not(Filter.isNull("username")));
        client.close();
    }

    @Test
    void people_are_live_for_ten_minutes_unless_put_again() {
        var before = Instant.now();
        assertThat(put(List.of(Map.of("username", "Ann", "viewers", 5), Map.of("username", "bob"))))
                .isEqualTo(2);
        var bob = users().getLast();
        assertThat(bob.expiresAt())
                .isBetween(before.plusSeconds(590), Instant.now().plusSeconds(610));

        put(List.of(
                Map.of("username", "ann", "viewers", 1),
                Map.of("username", "ANN", "viewers", 7, "started_at", "2026-01-01T12:00:00+02:00", "pk", 1)));
        assertThat(users()).hasSize(2).first().satisfies(ann -> {
            assertThat(ann.username()).isEqualTo("ann");
            assertThat(ann.viewers()).isEqualTo(7);
            assertThat(ann.startedAt()).isEqualTo("2026-01-01T10:00:00Z");
            assertThat(ann.expiresAt()).isAfterOrEqualTo(bob.expiresAt());
        });
        assertThat(users()).last().isEqualTo(bob);
        assertThat(put(List.of())).isZero();
        assertThat(users()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                         | entry 2: username must be",
                "{\"username\":\"\"}                        | entry 2: username must be",
                "{\"username\":\"..\"}                      | entry 2: username must be",
                "{\"username\":\"a/../b\"}                  | entry 2: username must be",
                "{\"username\":\"ann\\n\"}                  | entry 2: username must be",
                "{\"username\":\"<b>ann</b>\"}              | entry 2: username must be",
                "{\"username\":\"\u202Eann\"}               | entry 2: username must be",
                "{\"username\":\"\u0661\u0662\"}            | entry 2: username must be",
                "{\"username\":\"\\u0000\"}                 | entry 2: username must be",
                "{\"username\":[\"ann\"]}                   | entry 2: username must be",
                "{\"username\":\"a123456789b123456789c123456789d\"} | entry 2: username must be",
                "{\"username\":\"ann\",\"viewers\":-1}      | entry 2: viewers must be",
                "{\"username\":\"ann\",\"viewers\":1.5}     | entry 2: viewers must be",
                "{\"username\":\"ann\",\"viewers\":\"5\"}   | entry 2: viewers must be",
                "{\"username\":\"ann\",\"viewers\":1e99}    | entry 2: viewers must be",
                "{\"username\":\"ann\",\"started_at\":\"now\"}                  | entry 2: started_at must be",
                "{\"username\":\"ann\",\"started_at\":\"2026-13-01T00:00:00Z\"} | entry 2: started_at must be",
                "{\"username\":\"ann\",\"started_at\":5}    | entry 2: started_at must be",
                "\"ann\"                                    | entry 2: it must be an object",
                "null                                       | entry 2: it must be an object",
                "[]                                         | entry 2: it must be an object"
            })
    void an_entry_that_is_wrong_is_named_and_nothing_is_taken(String entry, String reason) throws Exception {
        var list = new ObjectMapper().readTree("[{\"username\":\"good\"}," + entry + "]");
        assertRefused(Map.of("users", list), reason);
        assertThat(users()).isEmpty();
    }

    @Test
    void what_is_no_list_or_too_much_is_refused() {
        assertRefused(Map.of("users", Map.of("username", "ann")), "the users must be a JSON list");
        assertRefused(Map.of("users", Collections.nCopies(10_001, Map.of("username", "ann"))), "at most 10000 users");
        assertRefused(Map.of("users", List.of(), "ttl_seconds", 0), "the time to live must be from 1 to 86400 seconds");
        assertRefused(Map.of("users", List.of(), "ttl_seconds", 86_401), "the time to live must be");
    }

    @Test
    void lists_at_once_do_not_lock_each_other_out() throws Exception {
        var names = IntStream.range(0, 200)
                .mapToObj(number -> Map.of("username", "person_" + number))
                .toList();
        assertThat(AtOnce.call(6, call -> {
                    var list = call % 2 == 0 ? names : names.reversed();
                    return Integer.toString(client.call(PUT_LIVE_USERS, Map.of("users", list)));
                }))
                .containsOnly("200");
    }

    @Test
    void who_is_live_no_more_is_purged() {
        put(List.of(Map.of("username", "ann"), Map.of("username", "bob")));
        client.from("live_users")
                .update(Map.of("expires_at", Instant.now().minus(Duration.ofSeconds(1))), Filter.eq("username", "ann"));
        client.call(PURGE, Map.of("most", 10_000));
        assertThat(users()).extracting(LiveUser::username).containsExactly("bob");
    }

    private void assertRefused(Map<String, ?> arguments, String reason) {
        assertThatThrownBy(() -> client.call(PUT_LIVE_USERS, arguments))
                .isInstanceOfSatisfying(PostgrestRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo("22023");
                    assertThat(refused.reason()).startsWith(reason);
                });
    }

    private int put(List<Map<String, ?>> users) {
        return client.call(PUT_LIVE_USERS, Map.of("users", users));
    }

    private List<LiveUser> users() {
        return client.from("live_users").select().orderBy(Order.asc("username")).list(LiveUser.class);
    }
}
