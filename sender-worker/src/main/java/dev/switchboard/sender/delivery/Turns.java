package dev.switchboard.sender.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Lets one run of this process at a time at a delivery. A run that failed before it sent anything leaves its name to the
 * next: so the delivery, which the ledger may think to be in that run's hands, goes on at once, and nobody needs to ask what
 * became of a message that never left. Safe for use by several threads.
 */
final class Turns {
    private final Kept<String> holders;
    private final Set<DeliveryId> taken = ConcurrentHashMap.newKeySet();

    Turns(InstantSource clock) {
        this.holders = new Kept<>(clock);
    }

    /** Returns what the run returns; empty, without running it, if another run is at the delivery. */
    <T> Optional<T> take(DeliveryId delivery, Function<Turn, T> run) {
        if (!taken.add(delivery)) {
            return Optional.empty();
        }
        try {
            var holder = holders.of(delivery).orElseGet(() -> delivery.chat() + "#" + UUID.randomUUID());
            holders.put(delivery, holder);
            var outcome = run.apply(new Turn(holder, () -> holders.remove(delivery)));
            holders.remove(delivery);
            return Optional.of(outcome);
        } finally {
            taken.remove(delivery);
        }
    }
}
