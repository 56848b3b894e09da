package dev.switchboard.ingress.webhook;

import dev.switchboard.config.Secret;
import dev.switchboard.config.SettingsReader;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** Where updates are claimed while Redis is away: one store per deployment. */
sealed interface ClaimsFallback {

    /** A table of DynamoDB. */
    record DynamoDb(String table) implements ClaimsFallback {}

    /**
     * Functions of a Supabase project.
     *
     * @param supabase the project's address
     * @param apiKey the project's public key
     * @param token a token of the role that may call these functions and nothing else
     */
    record Postgrest(URI supabase, Secret apiKey, Secret token) implements ClaimsFallback {}

    /**
     * Declares {@code CLAIMS_FALLBACK} and what its word needs; settings of the other store contradict it.
     *
     * @return gives the store; for use inside {@link SettingsReader#build}
     */
    static Supplier<ClaimsFallback> declareIn(SettingsReader reader) {
        return reader.alternative(
                "CLAIMS_FALLBACK",
                Map.of("dynamodb", ClaimsFallback::declareDynamoDb, "postgrest", ClaimsFallback::declarePostgrest));
    }

    private static Supplier<DynamoDb> declareDynamoDb(SettingsReader reader) {
        var table = reader.text("CLAIMS_TABLE");
        var token = reader.optionalSecret("CLAIMS_POSTGREST_KEY");
        reader.rule(
                () -> token.get().isEmpty(),
                () -> "CLAIMS_POSTGREST_KEY is set, but CLAIMS_FALLBACK is dynamodb",
                token);
        return () -> new DynamoDb(table.get());
    }

    private static Supplier<Postgrest> declarePostgrest(SettingsReader reader) {
        var supabase = reader.httpUri("SUPABASE_URL");
        var apiKey = reader.secret("SUPABASE_ANON_KEY");
        var token = reader.secret("CLAIMS_POSTGREST_KEY");
        var table = reader.text("CLAIMS_TABLE", "");
        reader.rule(() -> table.get().isEmpty(), () -> "CLAIMS_TABLE is set, but CLAIMS_FALLBACK is postgrest", table);
        return () -> new Postgrest(supabase.get(), apiKey.get(), token.get());
    }
}
