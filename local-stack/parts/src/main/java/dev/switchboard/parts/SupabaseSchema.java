package dev.switchboard.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a bare Postgres look like a new Supabase project, then brings it up to date with the migrations.
 *
 * <p>What was applied is kept where Supabase's command line keeps it, in {@code supabase_migrations}.
 */
public final class SupabaseSchema {
    private SupabaseSchema() {}

    /**
     * Applies what is missing, each migration in a transaction of its own. The seed is planted once, in a new database.
     *
     * @param postgresPort where Postgres listens
     * @param dataFolder the folder that {@link PostgresPart} was given
     * @param supabase the folder that holds {@code migrations/} and {@code seed.sql}
     * @throws PartFailedException naming the file that failed
     */
    public static void apply(int postgresPort, Path dataFolder, Path supabase) {
        var secrets = LocalSecrets.in(dataFolder);
        execute(PostgresPart.superuserUrl(postgresPort, secrets), "roles", roles(secrets.databasePassword()));
        // not as the superuser: what Supabase forbids its projects must fail here too
        try (Connection connection = DriverManager.getConnection(ownerUrl(postgresPort, dataFolder))) {
            migrate(connection, supabase);
        } catch (SQLException e) {
            throw new PartFailedException("supabase", "cannot migrate", e);
        }
    }

    /** Returns the JDBC address, user and password included, of the role that owns the tables. */
    public static String ownerUrl(int postgresPort, Path dataFolder) {
        var password = LocalSecrets.in(dataFolder).databasePassword();
        return PostgresPart.jdbcUrl(postgresPort, "postgres", password);
    }

    private static void migrate(Connection connection, Path supabase) throws SQLException {
        var applied = applied(connection);
        boolean isNew = applied.isEmpty();
        connection.setAutoCommit(false);
        for (Path file : migrations(supabase)) {
            var migration = Migration.of(file);
            if (!applied.contains(migration.version())) {
                run(connection, file.getFileName().toString(), migration.sql());
                record(connection, migration);
                connection.commit();
            }
        }
        var seed = supabase.resolve("seed.sql");
        if (isNew && Files.exists(seed)) {
            run(connection, "seed.sql", read(seed));
            connection.commit();
        }
    }

    private static Set<String> applied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists supabase_migrations");
            statement.execute("create table if not exists supabase_migrations.schema_migrations"
                    + " (version text primary key, statements text[], name text)");
            var versions = new HashSet<String>();
            try (var rows = statement.executeQuery("select version from supabase_migrations.schema_migrations")) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            }
            return versions;
        }
    }

    private static void record(Connection connection, Migration migration) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into supabase_migrations.schema_migrations (version, name, statements) values (?, ?, ?)")) {
            insert.setString(1, migration.version());
            insert.setString(2, migration.name());
            insert.setArray(3, connection.createArrayOf("text", new String[] {migration.sql()}));
            insert.executeUpdate();
        }
    }

    private static List<Path> migrations(Path supabase) {
        try (Stream<Path> files = Files.list(supabase.resolve("migrations"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String roles(String password) {
        try (InputStream sql = SupabaseSchema.class.getResourceAsStream("roles.sql")) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{password}", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String url, String name, String sql) {
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, name, sql);
        } catch (SQLException e) {
            throw new PartFailedException("supabase", "cannot connect to apply " + name, e);
        }
    }

    private static void run(Connection connection, String name, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new PartFailedException("supabase", name + " failed: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of {@code migrations/}, named {@code version_name.sql}. */
    private record Migration(String version, String name, String sql) {
        static Migration of(Path file) {
            var fileName = file.getFileName().toString();
            int underscore = fileName.indexOf('_');
            if (underscore < 0) {
                throw new PartFailedException("supabase", file + " is not named version_name.sql", null);
            }
            return new Migration(
                    fileName.substring(0, underscore),
                    fileName.substring(underscore + 1, fileName.length() - ".sql".length()),
                    read(file));
        }
    }
}
