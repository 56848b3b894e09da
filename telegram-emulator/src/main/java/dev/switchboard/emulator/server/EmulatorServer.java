package dev.switchboard.emulator.server;

import dev.switchboard.emulator.botapi.BotApi;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.botapi.FaultyCalls;
import dev.switchboard.emulator.crowd.Crowds;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.time.VirtualTime;
import dev.switchboard.emulator.world.LockedWorld;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1Config;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The HTTP server: the Bot API at {@code /bot<token>/}, the control API under {@code /_emulator}, the page at both. */
public final class EmulatorServer implements AutoCloseable {
    private static final String CONTROL = "/_emulator";

    /** TDLib, HttpReader.h, MAX_TOTAL_HEADERS_LENGTH. */
    private static final int MAX_HEAD = 1 << 18;

    private final WebServer server;
    private final String host;
    private final List<ControlRoute> control;

    private EmulatorServer(WebServer server, String host, List<ControlRoute> control) {
        this.server = server;
        this.host = host;
        this.control = control;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 takes any that is free
     * @param hostNames by which names beside {@code host} and {@code localhost} the control API may be called
     * @param restart lets everything begin again
     */
    public static EmulatorServer start(String host, int port, Set<String> hostNames, Served served, Runnable restart) {
        Set<String> ownNames = new HashSet<>(hostNames);
        ownNames.add(host);
        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFilter(EmulatorServer::closeIfAsked)
                .addFilter(new OwnPagesOnly(CONTROL, ownNames))
                .register("/", new Page());
        List<ControlRoute> control = ControlApi.routes(served, restart);
        control.forEach(route -> routing.route(route.method(), CONTROL + route.path(), route.handler()));
        routing.any(CONTROL + "/*", ControlExchange.NO_SUCH_OPERATION)
                .get("/file/*", new FileHandler(served.api(), served.world()))
                .any(new BotApiHandler(served.api(), new FaultyCalls(served.api(), served.faults())));
        ControlExchange.addErrors(routing);
        WebServer server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                // as lenient as the real server: what stands in an address is a parameter, [ and ] too
                .addProtocol(Http1Config.builder()
                        .validatePrologue(false)
                        .maxPrologueLength(MAX_HEAD)
                        .build())
                .addRouting(routing)
                .build()
                .start();
        return new EmulatorServer(server, host, control);
    }

    // Helidon 4.5 answers "Connection: close" to a request without a body, and keeps the connection all the same
    private static void closeIfAsked(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        chain.proceed();
        if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the client asked for it");
        }
    }

    /** Returns where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://" + host + ":" + server.port());
    }

    /** Returns what the control API can do, in order: {@code POST /people 201} and so on, paths without the prefix. */
    public SortedSet<String> controlOperations() {
        return control.stream().map(ControlRoute::words).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        server.stop();
    }

    /** What is served. */
    public record Served(
            LockedWorld world,
            BotApi api,
            BotFather botFather,
            FaultPlan faults,
            RateLimiter limiter,
            Crowds crowds,
            VirtualTime time) {}
}
