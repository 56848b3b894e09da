package dev.switchboard.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real PostgREST, set as Supabase sets it: roles from tokens, 1,000 rows at most in an answer. */
public final class PostgrestPart implements ProcessPart {
    private final int port;
    private final PartProcess process;

    private PostgrestPart(int port, PartProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Returns the command that serves a prepared database on a loopback port.
     *
     * @param postgresPort where Postgres listens
     * @param dataFolder the folder that {@link PostgresPart} was given
     * @throws PartFailedException if this machine has no PostgREST; the message names what to install
     */
    public static PartCommand prepare(int port, int postgresPort, Path dataFolder) {
        var secrets = LocalSecrets.in(dataFolder);
        var environment = Map.of(
                "PGRST_DB_URI",
                "postgres://authenticator:" + secrets.databasePassword() + "@127.0.0.1:" + postgresPort + "/postgres",
                "PGRST_DB_SCHEMAS",
                "public",
                "PGRST_DB_ANON_ROLE",
                "anon",
                "PGRST_DB_POOL",
                "20",
                "PGRST_DB_MAX_ROWS",
                "1000",
                "PGRST_JWT_SECRET",
                secrets.jwtSecret(),
                "PGRST_SERVER_HOST",
                "127.0.0.1",
                "PGRST_SERVER_PORT",
                String.valueOf(port),
                "PGRST_LOG_LEVEL",
                "warn");
        return new PartCommand(
                "postgrest",
                List.of(PostgrestProgram.ofThisMachine().find().toString()),
                environment,
                Readiness.httpStatus(uri(port), 200));
    }

    /** Starts PostgREST on a free port. */
    public static PostgrestPart start(int postgresPort, Path dataFolder) {
        int port = FreePort.find();
        return new PostgrestPart(
                port, PartProcess.start(prepare(port, postgresPort, dataFolder), dataFolder.resolve("postgrest.log")));
    }

    /** Returns its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Returns its address, without the gateway's {@code /rest/v1}. */
    public URI uri() {
        return uri(port);
    }

    @Override
    public PartProcess process() {
        return process;
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }
}
