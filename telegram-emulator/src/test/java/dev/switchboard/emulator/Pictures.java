package dev.switchboard.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures to send. */
public final class Pictures {
    private Pictures() {}

    /** Returns a black picture. */
    public static byte[] png(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return png.toByteArray();
    }
}
