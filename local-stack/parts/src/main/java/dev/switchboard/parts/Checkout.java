package dev.switchboard.parts;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that this code was built in; the packaged servers and the migrations lie in it. */
public final class Checkout {
    private Checkout() {}

    /**
     * Returns the tree's root folder.
     *
     * @throws IllegalStateException if the code was moved out of its tree
     */
    public static Path root() {
        Path code = code();
        for (Path folder = code; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("local-stack/package-lock.json"))) {
                return folder;
            }
        }
        throw new IllegalStateException(code + " is not in a Switchboard checkout");
    }

    /** Returns the folder or the jar that this class was loaded from. */
    static Path code() {
        try {
            return Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
