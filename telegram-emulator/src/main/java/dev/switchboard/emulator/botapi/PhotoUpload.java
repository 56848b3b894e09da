package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** What Telegram takes for a photo (Bot API, sendPhoto). */
final class PhotoUpload {
    /** TDLib, FileLoaderUtils.cpp, check_full_local_location. */
    private static final int MOST_BYTES = 10 << 20;

    private static final int LONGEST_SIDES = 10_000;
    private static final int STEEPEST_RATIO = 20;

    /** What is said of a photo that nobody looked at, because it came by an address. */
    static final Map<String, Object> UNSEEN = Map.of("width", 800, "height", 600);

    private PhotoUpload() {}

    /** Returns {@code width} and {@code height}. */
    static Map<String, Object> dimensions(Upload upload) {
        int bytes = upload.content().length;
        if (bytes > MOST_BYTES) {
            throw Refused.badRequest("file of size " + bytes + " bytes is too big for a photo; the maximum size is "
                    + MOST_BYTES + " bytes");
        }
        // in memory: ImageIO's own cache is a file, and the world waits meanwhile
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload.content()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw Refused.badRequest("IMAGE_PROCESS_FAILED");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return checked(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw Refused.badRequest("IMAGE_PROCESS_FAILED");
        }
    }

    private static Map<String, Object> checked(int width, int height) {
        int longer = Math.max(width, height);
        if (width + height > LONGEST_SIDES || longer > STEEPEST_RATIO * Math.min(width, height)) {
            throw Refused.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
        return Map.of("width", width, "height", height);
    }
}
