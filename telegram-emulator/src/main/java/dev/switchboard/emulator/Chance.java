package dev.switchboard.emulator;

import java.security.SecureRandom;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is left to chance: a seed brings the same each time, and nobody can foresee it without one. Thread-safe. */
final class Chance {
    private final @Nullable Long seed;
    private final Random random;

    Chance(@Nullable Long seed) {
        this.seed = seed;
        random = seed == null ? new SecureRandom() : new Random(seed);
    }

    Random random() {
        return random;
    }

    /** Begins with the seed again. */
    void restart() {
        if (seed != null) {
            random.setSeed(seed);
        }
    }
}
