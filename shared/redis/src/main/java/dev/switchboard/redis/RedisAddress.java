package dev.switchboard.redis;

import dev.switchboard.config.SettingsReader;
import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where Redis is, and what it lets in. {@code toString()} hides user and password.
 *
 * @param uri {@code redis://} or {@code rediss://} (TLS), with user and password if there are any
 */
public record RedisAddress(URI uri) {
    /** What Jedis takes for the number of a database: it fails on anything else, and names no setting. */
    private static final Pattern DATABASE = Pattern.compile("/?|/\\d{1,4}");

    /**
     * Declares {@code REDIS_URL}.
     *
     * @return gives the address; for use inside {@link SettingsReader#build}
     */
    public static Supplier<RedisAddress> declareIn(SettingsReader reader) {
        var uri = reader.uri("REDIS_URL", "redis", "rediss");
        reader.rule(
                () -> DATABASE.matcher(uri.get().getPath()).matches(),
                () -> "REDIS_URL must end with its host and port, or with the number of a database such as /0",
                uri);
        return () -> new RedisAddress(uri.get());
    }

    @Override
    public String toString() {
        return "RedisAddress[" + uri.getHost() + "]";
    }
}
