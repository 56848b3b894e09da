package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final DeliveryId ONE = new DeliveryId(UUID.randomUUID(), -1);

    private Instant now = Instant.EPOCH;
    private final Kept<String> kept = new Kept<>(() -> now);

    @Test
    void what_is_left_is_there_for_its_time_and_no_longer() {
        kept.put(ONE, "sent");
        now = now.plus(Kept.TIME).minusNanos(1);
        assertThat(kept.of(ONE)).contains("sent");
        now = now.plusNanos(1);
        assertThat(kept.of(ONE)).isEmpty();
    }

    @Test
    void who_leaves_it_again_gives_it_another_time() {
        kept.put(ONE, "sent");
        now = now.plus(Kept.TIME).minusNanos(1);
        kept.put(ONE, "sent");
        now = now.plus(Kept.TIME).minusNanos(1);
        assertThat(kept.of(ONE)).contains("sent");
    }

    @Test
    void what_nobody_asks_for_takes_up_no_room() {
        leave(10);
        now = now.plus(Kept.TIME);
        leave(1);

        assertThat(kept.size()).isEqualTo(1);
    }

    @Test
    void what_is_left_for_a_delivery_is_that_delivery_s() {
        kept.put(ONE, "sent");

        assertThat(kept.of(ONE)).contains("sent");
        assertThat(kept.of(new DeliveryId(ONE.broadcast(), -2))).isEmpty();
        kept.remove(ONE);
        assertThat(kept.of(ONE)).isEmpty();
    }

    private void leave(int number) {
        for (int i = 0; i < number; i++) {
            kept.put(new DeliveryId(UUID.randomUUID(), -1), "sent");
        }
    }
}
