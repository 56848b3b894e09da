package dev.switchboard.redis;

import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connections of a pool that died while nobody looked. */
public final class StaleConnections {
    private StaleConnections() {}

    /**
     * Runs a command that may safely run twice, on a fresh connection if the first one was dead: that one says so at
     * once. A server that is silent, or that no connection can be made to, is not asked again.
     *
     * @throws redis.clients.jedis.exceptions.JedisException if Redis did not answer, or refused
     */
    public static <T> @Nullable T retried(Supplier<@Nullable T> command) {
        try {
            return command.get();
        } catch (JedisConnectionException e) {
            if (e.getCause() instanceof SocketTimeoutException || isFailedConnect(e)) {
                throw e;
            }
            return command.get();
        }
    }

    /** Jedis suppresses one exception for each address that it could not connect to. */
    private static boolean isFailedConnect(JedisConnectionException e) {
        return e.getSuppressed().length > 0;
    }
}
