package dev.switchboard.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Postgres 17, durable, with its data folder, on a loopback port.
 *
 * <p>The superuser is {@code supabase_admin}, as on Supabase; its password lies beside the data, for the owner's eyes.
 */
public final class PostgresPart implements ProcessPart {
    /** The superuser's name. */
    public static final String SUPERUSER = "supabase_admin";

    private final int port;
    private final LocalSecrets secrets;
    private final PartProcess process;

    private PostgresPart(int port, LocalSecrets secrets, PartProcess process) {
        this.port = port;
        this.secrets = secrets;
        this.process = process;
    }

    /** Makes the database cluster if the folder has none, and returns the command that serves it on a loopback port. */
    public static PartCommand prepare(int port, Path dataFolder) {
        var secrets = LocalSecrets.in(dataFolder);
        var home = Servers.ofCheckout().postgres();
        var cluster = dataFolder.toAbsolutePath().resolve("cluster");
        if (!Files.exists(cluster)) {
            initialise(home, cluster, secrets);
        }
        var command = new ArrayList<>(unprivileged());
        command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=100",
                "shared_buffers=64MB",
                "timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        var superuser = superuserUrl(port, secrets);
        var readiness = Readiness.of("select 1 to be answered on port " + port, () -> select1(superuser));
        return new PartCommand("postgres", command, Map.of(), readiness);
    }

    /** Starts Postgres on a free port. */
    public static PostgresPart start(Path dataFolder) {
        return start(FreePort.find(), dataFolder);
    }

    /** Starts Postgres on the given port. */
    public static PostgresPart start(int port, Path dataFolder) {
        var command = prepare(port, dataFolder);
        return new PostgresPart(
                port, LocalSecrets.in(dataFolder), PartProcess.start(command, dataFolder.resolve("postgres.log")));
    }

    /** Returns its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Returns the JDBC address, user and password included, of the superuser. */
    public String superuserUrl() {
        return superuserUrl(port, secrets);
    }

    /** Returns the JDBC address of a superuser for a cluster that {@link #prepare} made. */
    static String superuserUrl(int port, LocalSecrets secrets) {
        return jdbcUrl(port, SUPERUSER, secrets.databasePassword());
    }

    /** Returns a JDBC address of the database {@code postgres} with user and password in it. */
    static String jdbcUrl(int port, String user, String password) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + user + "&password=" + password;
    }

    @Override
    public PartProcess process() {
        return process;
    }

    private static void initialise(Path home, Path cluster, LocalSecrets secrets) {
        // a cluster half made by a killed initdb must not be taken for a whole one
        var scratch = cluster.resolveSibling("cluster-being-made");
        try {
            if (Files.exists(scratch)) {
                Folders.delete(scratch);
            }
            var command = new ArrayList<>(unprivileged());
            command.addAll(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + scratch,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + secrets.databasePasswordFile(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-sync",
                    "--no-instructions"));
            run(command);
            Files.move(scratch, cluster);
        } catch (IOException e) {
            throw new PartFailedException("postgres", "its cluster could not be made", e);
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    // Postgres refuses to run as root; in a user namespace of its own root is nobody
    private static List<String> unprivileged() {
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of();
    }

    private static void select1(String url) throws IOException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
