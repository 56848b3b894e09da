package dev.switchboard.work.postgrest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class PurgeTest {
    @Test
    void a_worker_deletes_what_has_expired(SupabasePart supabase) {
        var settings =
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole()));
        try (var postgrest = new PostgrestClient(settings)) {
            postgrest
                    .from("update_claims")
                    .insert(List.of(Map.of("key", "old", "state", "done", "expires_at", Instant.EPOCH)));
            Purge.hourly(postgrest).task().run();

            assertThat(postgrest
                            .from("update_claims")
                            .select()
                            .where(Filter.eq("key", "old"))
                            .count())
                    .isZero();
        }
    }
}
