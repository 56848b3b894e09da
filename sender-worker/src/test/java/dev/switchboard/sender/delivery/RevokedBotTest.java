package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the ledger makes of deliveries whose bot is gone: there is nobody left to send them. */
@ExtendWith(LocalParts.class)
class RevokedBotTest {
    private final BroadcastRows rows;
    private final Deliveries deliveries;

    RevokedBotTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        deliveries = new PostgrestDeliveries(rows.postgrest());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void what_waits_is_skipped_and_the_broadcast_ends() {
        var broadcast = rows.running(Map.of("all", true));
        rows.revokeBot();

        assertThat(deliveries.begin(new Holding(broadcast, BroadcastRows.CHAT, "one"), "DBG:BBZZ22", Duration.ZERO))
                .isInstanceOf(Verdict.Settled.class);

        assertThat(rows.deliveries(broadcast, Row.class)).containsExactly(new Row("skipped", "bot_revoked"));
        assertThat(rows.state(broadcast)).isEqualTo("done");
    }

    @Test
    void what_is_in_doubt_is_not_sent_again_and_the_broadcast_ends() {
        var broadcast = rows.running(Map.of("all", true), "resend");
        deliveries.begin(new Holding(broadcast, BroadcastRows.CHAT, "one"), "DBG:BBZZ23", Duration.ZERO);
        rows.revokeBot();

        var two = new Holding(broadcast, BroadcastRows.CHAT, "two");
        assertThat(deliveries.begin(two, "DBG:BBZZ24", Duration.ZERO)).isInstanceOf(Verdict.InDoubt.class);
        assertThat(deliveries.resend(two, Duration.ZERO, Doubt.FINDER_UNAVAILABLE_RESENT))
                .isInstanceOf(Verdict.Settled.class);

        assertThat(rows.deliveries(broadcast, Row.class)).containsExactly(new Row("unknown", "sender_died"));
        assertThat(rows.state(broadcast)).isEqualTo("done");
    }

    private record Row(String state, @Nullable String reason) {}
}
