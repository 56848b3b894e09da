package dev.switchboard.emulator.delivery;

import dev.switchboard.emulator.types.Update;
import java.time.Instant;

/** An update that its bot has not taken. */
final class WaitingUpdate {
    final long id;
    final Update update;
    final Instant expires;
    int failures;
    int delaySeconds = 1;

    WaitingUpdate(long id, Update update, Instant expires) {
        this.id = id;
        this.update = update;
        this.expires = expires;
    }

    PendingUpdate shown(boolean underWay) {
        return new PendingUpdate(id, update, expires, failures, underWay);
    }
}
