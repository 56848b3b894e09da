package dev.switchboard.parts;

import java.net.URI;
import java.nio.file.Path;

/**
 * A Supabase project on this machine: Postgres with the roles and all migrations, PostgREST, and the gateway in front.
 *
 * <p>Postgres and PostgREST are processes of their own; the gateway runs in this JVM.
 */
public final class SupabasePart implements Part {
    private final PostgresPart postgres;
    private final PostgrestPart postgrest;
    private final SupabaseGateway gateway;
    private final Path dataFolder;

    private SupabasePart(PostgresPart postgres, PostgrestPart postgrest, SupabaseGateway gateway, Path dataFolder) {
        this.postgres = postgres;
        this.postgrest = postgrest;
        this.gateway = gateway;
        this.dataFolder = dataFolder;
    }

    /** Starts the project of this checkout's {@code supabase/} folder on free ports. */
    public static SupabasePart start(Path dataFolder) {
        var postgres = PostgresPart.start(dataFolder);
        migrate(postgres, dataFolder);
        var postgrest = PostgrestPart.start(postgres.port(), dataFolder);
        var gateway = SupabaseGateway.start(0, postgrest.uri(), SupabaseKeys.of(dataFolder));
        return new SupabasePart(postgres, postgrest, gateway, dataFolder);
    }

    /** Returns the address that clients append {@code /rest/v1} to; {@code SUPABASE_URL}. */
    public URI uri() {
        return gateway.uri();
    }

    /** Returns the project's keys. */
    public SupabaseKeys keys() {
        return SupabaseKeys.of(dataFolder);
    }

    /** Returns a JDBC address for looking into the database, as the role that owns the tables. */
    public String jdbcUrl() {
        return SupabaseSchema.ownerUrl(postgres.port(), dataFolder);
    }

    /** Returns the database. */
    public PostgresPart postgres() {
        return postgres;
    }

    /** Returns the PostgREST behind the gateway. */
    public PostgrestPart postgrest() {
        return postgrest;
    }

    /** Applies migrations that have come since the start. */
    void migrate() {
        migrate(postgres, dataFolder);
    }

    private static void migrate(PostgresPart postgres, Path dataFolder) {
        SupabaseSchema.apply(postgres.port(), dataFolder, Checkout.root().resolve("supabase"));
    }

    @Override
    public void close() {
        gateway.close();
        postgrest.close();
        postgres.close();
    }
}
