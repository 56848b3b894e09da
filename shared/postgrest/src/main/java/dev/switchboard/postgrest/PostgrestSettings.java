package dev.switchboard.postgrest;

import dev.switchboard.config.Secret;
import dev.switchboard.config.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where Supabase is and how to call it.
 *
 * @param supabaseUrl the project's address, without {@code /rest/v1}
 * @param apiKey one of the project's keys: the gateway wants it
 * @param token the JSON web token that decides the database role; the same as the key unless the role is another
 * @param connections how many calls run at once; more wait
 * @param callLimit the longest a call may take, its waits and repetitions included
 */
public record PostgrestSettings(URI supabaseUrl, Secret apiKey, Secret token, int connections, Duration callLimit) {
    /** A process that works its queues with fewer would wait for its own calls. */
    private static final int DEFAULT_CONNECTIONS = 20;

    private static final int MOST_CONNECTIONS = 50;
    private static final Duration DEFAULT_CALL_LIMIT = Duration.ofSeconds(30);

    /** Checks the numbers. */
    public PostgrestSettings {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("1 to " + MOST_CONNECTIONS + " connections, not " + connections);
        }
        if (callLimit.compareTo(PostgrestHttp.FIRST_WAIT) <= 0) {
            throw new IllegalArgumentException("a call's limit must be above the first wait before a repetition");
        }
    }

    /** Returns settings with 20 connections and a limit of 30 seconds, for the role of the key. */
    public static PostgrestSettings of(URI supabaseUrl, Secret apiKey) {
        return new PostgrestSettings(supabaseUrl, apiKey, apiKey, DEFAULT_CONNECTIONS, DEFAULT_CALL_LIMIT);
    }

    /**
     * Declares {@code SUPABASE_URL}, {@code SUPABASE_SERVICE_ROLE_KEY}, {@code SUPABASE_CONNECTIONS} (20 by default and
     * at least, 50 at most) and {@code SUPABASE_TIMEOUT} (30 s by default).
     *
     * @return gives the settings; for use inside {@link SettingsReader#build}
     */
    public static Supplier<PostgrestSettings> declareIn(SettingsReader reader) {
        var url = reader.httpUri("SUPABASE_URL");
        var key = reader.secret("SUPABASE_SERVICE_ROLE_KEY");
        var connections =
                reader.integer("SUPABASE_CONNECTIONS", DEFAULT_CONNECTIONS, DEFAULT_CONNECTIONS, MOST_CONNECTIONS);
        var limit = reader.duration("SUPABASE_TIMEOUT", DEFAULT_CALL_LIMIT);
        reader.rule(
                () -> limit.get().compareTo(PostgrestHttp.FIRST_WAIT) > 0,
                () -> "SUPABASE_TIMEOUT must be above 100ms, after which a call is repeated first",
                limit);
        return () -> new PostgrestSettings(url.get(), key.get(), key.get(), connections.get(), limit.get());
    }

    /** Returns the same settings for the database role that a token names. */
    public PostgrestSettings as(Secret roleToken) {
        return new PostgrestSettings(supabaseUrl, apiKey, roleToken, connections, callLimit);
    }

    /** Returns the same settings with another limit. */
    public PostgrestSettings within(Duration limit) {
        return new PostgrestSettings(supabaseUrl, apiKey, token, connections, limit);
    }
}
