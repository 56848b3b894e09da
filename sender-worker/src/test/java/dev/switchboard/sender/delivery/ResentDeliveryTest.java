package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the ledger says of a message that was in doubt and sent again: the first may be there beside the second. */
@ExtendWith(LocalParts.class)
class ResentDeliveryTest {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final BroadcastRows rows;
    private final UUID broadcast;
    private final Deliveries deliveries;
    private final Holding second;

    ResentDeliveryTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        broadcast = rows.running(Map.of("all", true));
        deliveries = new PostgrestDeliveries(rows.postgrest());
        second = new Holding(broadcast, BroadcastRows.CHAT, "two");
    }

    @BeforeEach
    void sendAgain() {
        var code = "DBG:" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        deliveries.begin(new Holding(broadcast, BroadcastRows.CHAT, "one"), code, Duration.ZERO);
        deliveries.begin(second, code, LEASE);
        assertThat(deliveries.resend(second, LEASE, Doubt.FINDER_UNAVAILABLE_RESENT))
                .isInstanceOf(Verdict.Send.class);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void it_is_not_called_failed() {
        deliveries.settleFailed(second, "kicked", "Forbidden", true);

        assertUnknown("kicked");
    }

    @Test
    void it_is_not_called_skipped() {
        deliveries.release(second);
        rows.tell("cancel_broadcast", broadcast);
        assertThat(rows.progress(broadcast).at("/by_state/unknown").asInt()).isEqualTo(1);
        rows.settleEnded();

        assertUnknown("cancelled");
    }

    @Test
    void recall_owns_up_to_one_that_may_lie_beside_what_it_deletes() {
        deliveries.settleSent(second, new Finding.Arrived(7, null), "hello", null);

        rows.tell("recall_broadcast", broadcast);

        var recalled = rows.progress(broadcast).path("recalled");
        assertThat(recalled.path("maybe_twice").asLong()).isEqualTo(1);
        assertThat(recalled.path("pending").asLong()).isEqualTo(1);
    }

    private void assertUnknown(String reason) {
        var row = rows.deliveries(broadcast, Row.class).getFirst();
        assertThat(row.state()).isEqualTo("unknown");
        assertThat(row.reason()).isEqualTo(reason);
        assertThat(row.settledAt()).isNotNull();
    }

    private record Row(
            String state, @Nullable String reason, @Nullable String settledAt) {}
}
