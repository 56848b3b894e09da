package dev.switchboard.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics}, {@code /health/live} and {@code /health/ready} until it is closed. A health page is 200,
 * also where something works badly, or 503 with a problem (RFC 9457) that names what is down.
 */
public final class HealthServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HealthServer.class);

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Liveness liveness;
    private final Readiness readiness;
    private final Metrics metrics;

    private HealthServer(HttpServer server, Liveness liveness, Readiness readiness, Metrics metrics) {
        this.server = server;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("health-", 0).factory());
        this.liveness = liveness;
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /**
     * Starts to serve, and writes the port to the log.
     *
     * @throws IOException if the address cannot be bound
     */
    public static HealthServer start(HealthSettings settings, Liveness liveness, Readiness readiness, Metrics metrics)
            throws IOException {
        var server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
        var health = new HealthServer(server, liveness, readiness, metrics);
        server.createContext("/", health::serve);
        server.setExecutor(health.threads);
        server.start();
        log.atInfo().addKeyValue("port", health.port()).log("health server started");
        return health;
    }

    /** Returns the port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, page(exchange));
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("health page failed");
            throw e;
        }
    }

    private Page page(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Page.problem(405, "Method Not Allowed");
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> new Page(200, PROMETHEUS_TEXT, metrics.scrape());
            case "/health/live" -> Page.of(liveness.report());
            case "/health/ready" -> Page.of(readiness.report());
            default -> Page.problem(404, "Not Found");
        };
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(page.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private record Page(int status, String contentType, String body) {
        static Page of(HealthReport report) {
            return report.isUp()
                    ? new Page(200, "application/json", HealthJson.up(report))
                    : new Page(503, "application/problem+json", HealthJson.down(report));
        }

        static Page problem(int status, String title) {
            return new Page(status, "application/problem+json", HealthJson.problem(status, title));
        }
    }
}
