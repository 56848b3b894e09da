package dev.switchboard.redis;

import org.jspecify.annotations.Nullable;

/** Redis did not answer in time, or refused, or was not asked because it did so a moment ago. */
public final class RedisAwayException extends Exception {
    private static final long serialVersionUID = 1L;

    RedisAwayException(@Nullable Throwable cause) {
        super("Redis is away", cause);
    }
}
