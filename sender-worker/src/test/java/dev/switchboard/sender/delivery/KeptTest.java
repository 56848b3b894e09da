package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptTest {
    private Instant now = Instant.EPOCH;
    private final Kept<String> kept = new Kept<>(() -> now);

    @Test
    void what_nobody_asks_for_is_forgotten() {
        leave(1024);
        now = now.plus(Kept.TIME).plusMillis(1);
        leave(1100);

        assertThat(kept.size()).isLessThanOrEqualTo(1100);
    }

    @Test
    void what_is_left_for_a_delivery_is_that_delivery_s() {
        var one = new DeliveryId(UUID.randomUUID(), -1);
        kept.put(one, "sent");

        assertThat(kept.of(one)).contains("sent");
        assertThat(kept.of(new DeliveryId(one.broadcast(), -2))).isEmpty();
        kept.remove(one);
        assertThat(kept.of(one)).isEmpty();
    }

    private void leave(int number) {
        for (int i = 0; i < number; i++) {
            kept.put(new DeliveryId(UUID.randomUUID(), -1), "sent");
        }
    }
}
