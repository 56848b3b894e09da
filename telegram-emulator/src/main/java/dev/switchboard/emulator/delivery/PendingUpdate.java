package dev.switchboard.emulator.delivery;

import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.types.Update;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An update that its bot has not taken yet, as it stands now.
 *
 * @param failures how often its webhook failed to take it
 * @param underWay whether it is being sent now
 */
public record PendingUpdate(long updateId, Update update, Instant expires, int failures, boolean underWay) {

    /** Returns the Bot API's {@code Update} object. */
    public Map<String, Object> toTelegram() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("update_id", updateId);
        object.put(update.type(), update.payload());
        return object;
    }

    byte[] body() {
        return TelegramJson.bytes(toTelegram());
    }
}
