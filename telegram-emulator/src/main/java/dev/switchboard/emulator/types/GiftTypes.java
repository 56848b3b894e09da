package dev.switchboard.emulator.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which gifts a chat takes (Bot API, AcceptedGiftTypes): here all or none. */
public final class GiftTypes {
    /** Takes every gift. */
    public static final Map<String, Boolean> ALL = each(true);

    /** Takes no gift. */
    public static final Map<String, Boolean> NONE = each(false);

    private GiftTypes() {}

    private static Map<String, Boolean> each(boolean accepted) {
        Map<String, Boolean> types = new LinkedHashMap<>();
        List.of("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
                .forEach(type -> types.put(type, accepted));
        return Collections.unmodifiableMap(types);
    }
}
