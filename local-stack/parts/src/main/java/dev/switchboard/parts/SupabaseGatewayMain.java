package dev.switchboard.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the {@link SupabaseGateway} as a process of its own. */
public final class SupabaseGatewayMain {
    private SupabaseGatewayMain() {}

    /**
     * Returns the command that puts the gateway before a PostgREST.
     *
     * @param dataFolder the folder that {@link PostgresPart} was given
     */
    public static PartCommand prepare(int port, URI postgrest, Path dataFolder) {
        var command = Servers.ofCheckout()
                .java(
                        SupabaseGatewayMain.class.getName(),
                        List.of("-Xmx64m"),
                        List.of(
                                String.valueOf(port),
                                postgrest.toString(),
                                dataFolder.toAbsolutePath().toString()));
        return new PartCommand(
                "supabase-gateway",
                command,
                Map.of(),
                Readiness.httpStatus(URI.create("http://127.0.0.1:" + port + "/rest/v1/"), 401));
    }

    /** Takes the gateway's port, PostgREST's address and the data folder. */
    public static void main(String[] arguments) {
        var keys = SupabaseKeys.of(Path.of(arguments[2]));
        var gateway = SupabaseGateway.start(Integer.parseInt(arguments[0]), URI.create(arguments[1]), keys);
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
    }
}
