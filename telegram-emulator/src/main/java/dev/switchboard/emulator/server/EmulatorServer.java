package dev.switchboard.emulator.server;

import dev.switchboard.emulator.botapi.BotApi;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.botapi.FaultyCalls;
import dev.switchboard.emulator.crowd.Crowds;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.time.VirtualTime;
import dev.switchboard.emulator.world.ChatReader;
import dev.switchboard.emulator.world.LockedWorld;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** The HTTP server: the Bot API at {@code /bot<token>/}, the control API under {@code /_emulator}, the page at both. */
public final class EmulatorServer implements AutoCloseable {
    private static final String CONTROL = "/_emulator";

    private final WebServer server;
    private final String host;

    private EmulatorServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
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
        ChatReader reader = new ChatReader(served.world());
        routing.addFilter(new OwnPagesOnly(CONTROL, ownNames))
                .register(CONTROL + "/bots", new BotsControl(served.world(), served.botFather()))
                .register(CONTROL + "/people", new PeopleControl(served.world(), reader))
                .register(CONTROL + "/groups", new InvitationsControl(served.world()))
                .register(CONTROL + "/groups", new GroupsControl(served.world(), reader))
                .register(CONTROL + "/crowds", new CrowdsControl(served.crowds()))
                .register(CONTROL + "/limits", new LimitsControl(served.limiter()))
                .register(CONTROL + "/clock", new ClockControl(served.time()))
                .register(CONTROL + "/files", new FilesControl(served.world()))
                .register(CONTROL + "/events", new FeedControl(served.world()))
                .register(CONTROL + "/reset", new ResetControl(restart))
                .register("/", new Page())
                .register(CONTROL, new ChatsControl(served.world()))
                .register(CONTROL, new ObservationControl(served.world(), served.faults()))
                .any(CONTROL + "/*", ControlExchange.NO_SUCH_OPERATION)
                .get("/file/*", new FileHandler(served.api(), served.world()))
                .any(new BotApiHandler(served.api(), new FaultyCalls(served.api(), served.faults())));
        ControlExchange.addErrors(routing);
        WebServer server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .addRouting(routing)
                .build()
                .start();
        return new EmulatorServer(server, host);
    }

    /** Returns where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://" + host + ":" + server.port());
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
