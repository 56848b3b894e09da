package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the ledger learns of groups that refuse photos. */
@ExtendWith(LocalParts.class)
class RefusedPhotoTest {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Map<String, Boolean> ALL = Map.of("all", true);

    private final BroadcastRows rows;
    private final Deliveries deliveries;

    RefusedPhotoTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        deliveries = new PostgrestDeliveries(rows.postgrest());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void third_in_a_row_makes_the_group_one_for_texts() {
        for (int i = 0; i < 3; i++) {
            assertThat(rows.isTextOnly()).isFalse();
            var holding = begin("DBG:JJJJ2" + (i + 2));
            deliveries.refusePhoto(holding, true);
            deliveries.refusePhoto(holding, true);
            assertThat(deliveries.begin(holding, "DBG:JJJJ29", LEASE))
                    .isInstanceOfSatisfying(
                            Verdict.Send.class,
                            send -> assertThat(send.letter().textOnly()).isTrue());
            deliveries.settleSent(holding, 7, "hello", null);
        }
        assertThat(rows.isTextOnly()).isTrue();
    }

    @Test
    void group_whose_photos_an_operator_switched_off_stays_one_for_texts() {
        var inFlight = begin("DBG:JJJJ32");
        rows.change(BroadcastRows.CHAT, Map.of("text_only", true, "photo_failures", 0));

        deliveries.refusePhoto(inFlight, true);

        assertThat(rows.isTextOnly()).isTrue();
    }

    private Holding begin(String code) {
        var holding = new Holding(rows.running(ALL), BroadcastRows.CHAT, "one");
        assertThat(deliveries.begin(holding, code, LEASE)).isInstanceOf(Verdict.Send.class);
        return holding;
    }
}
