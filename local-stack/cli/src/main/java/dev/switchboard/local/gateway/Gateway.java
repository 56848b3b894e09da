package dev.switchboard.local.gateway;

import dev.switchboard.local.lambda.EnvironmentDirectory;
import dev.switchboard.local.lambda.InvokeApi;
import dev.switchboard.local.lambda.LambdaFunction;
import dev.switchboard.local.lambda.RuntimeApi;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP API and the Lambda service: one address for the world, one for this machine.
 *
 * <p>The second serves the functions' processes ({@link RuntimeApi}), {@link InvokeApi}, and {@code /health}, which
 * answers 200 once every function can take an invocation.
 */
public final class Gateway implements AutoCloseable {
    private static final String LAMBDA = "lambda";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration TEND_EVERY = Duration.ofMillis(100);
    /** Longer than clients keep idle connections, so that they and not the gateway close them. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<String, LambdaFunction> functions;
    private final WebServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Makes a gateway that does not listen yet.
     *
     * @param port the HTTP API's port, 0 for any free one
     * @param lambdaPort the Lambda service's port, 0 for any free one
     */
    public Gateway(
            int port,
            int lambdaPort,
            Map<String, LambdaFunction> functions,
            EnvironmentDirectory environments,
            InstantSource clock) {
        this.functions = Map.copyOf(functions);
        this.server = WebServer.builder()
                .host(LOOPBACK)
                .port(port)
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true).readTimeout(IDLE))
                .routing(HttpRouting.builder().register(new HttpApi(functions, clock)))
                .putSocket(
                        LAMBDA,
                        listener -> listener.host(LOOPBACK)
                                .port(lambdaPort)
                                .connectionOptions(
                                        options -> options.tcpNoDelay(true).readTimeout(Duration.ZERO))
                                .routing(HttpRouting.builder()
                                        .get("/health", (request, response) -> health(response))
                                        .register(new RuntimeApi(environments))
                                        .register(new InvokeApi(functions))))
                .build();
    }

    /** Listens, and starts the first environment of every function that is not on demand. */
    public void start() {
        server.start();
        Thread.ofPlatform().daemon().name("tend").start(this::tend);
    }

    /** Returns the HTTP API's port. */
    public int port() {
        return server.port();
    }

    /** Returns the Lambda service's port; for tests, which let it be any free one. */
    public int lambdaPort() {
        return server.port(LAMBDA);
    }

    /** Ends the functions' processes and stops listening. */
    @Override
    public void close() {
        closed.countDown();
        functions.values().forEach(LambdaFunction::close);
        server.stop();
    }

    private void tend() {
        try {
            do {
                functions.values().forEach(LambdaFunction::tend);
            } while (!closed.await(TEND_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void health(ServerResponse response) {
        boolean ready = functions.values().stream().allMatch(LambdaFunction::isReady);
        response.status(ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503).send();
    }
}
