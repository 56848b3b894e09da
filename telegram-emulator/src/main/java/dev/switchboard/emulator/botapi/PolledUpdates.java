package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.switchboard.emulator.delivery.PendingUpdate;
import java.util.List;
import java.util.Map;

/** The updates that a bot gets for asking. */
record PolledUpdates(List<PendingUpdate> updates) {
    /** Returns them as the bot gets them. */
    @JsonValue
    List<Map<String, Object>> toTelegram() {
        return updates.stream().map(PendingUpdate::toTelegram).toList();
    }

    /** Returns only which they are, which is enough to remember. */
    List<Map<String, Long>> ids() {
        return updates.stream()
                .map(update -> Map.of("update_id", update.updateId()))
                .toList();
    }
}
