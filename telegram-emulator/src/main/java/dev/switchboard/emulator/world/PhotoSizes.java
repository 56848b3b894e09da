package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.MediaKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sizes in which a photo is kept; here all have the content that was sent, and only say another size. */
final class PhotoSizes {
    /** The longer side of Telegram's sizes {@code s}, {@code m}, {@code x}, {@code y}, {@code w} (MTProto, "Files"). */
    private static final int[] LONGER_SIDES = {100, 320, 800, 1280, 2560};

    private PhotoSizes() {}

    /** Returns the details of each size of a photo, smallest first, and for other kinds the details as they are. */
    static List<Map<String, Object>> of(MediaKind kind, Map<String, Object> details) {
        if (kind != MediaKind.PHOTO) {
            return List.of(details);
        }
        int width = (int) details.getOrDefault("width", 0);
        int height = (int) details.getOrDefault("height", 0);
        int longer = Math.max(width, height);
        List<Map<String, Object>> sizes = new ArrayList<>();
        for (int side : LONGER_SIDES) {
            if (side < longer) {
                sizes.add(sized(details, scaled(width, side, longer), scaled(height, side, longer)));
            }
        }
        if (longer <= LONGER_SIDES[LONGER_SIDES.length - 1]) {
            sizes.add(details);
        }
        return sizes;
    }

    private static int scaled(int length, int side, int longer) {
        return Math.max(1, Math.round((float) length * side / longer));
    }

    private static Map<String, Object> sized(Map<String, Object> details, int width, int height) {
        Map<String, Object> sized = new LinkedHashMap<>(details);
        sized.put("width", width);
        sized.put("height", height);
        return sized;
    }
}
