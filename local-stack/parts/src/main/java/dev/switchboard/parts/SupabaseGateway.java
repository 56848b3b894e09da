package dev.switchboard.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stands where Supabase's API gateway stands: serves PostgREST under {@code /rest/v1} to those who bring a key.
 *
 * <p>Like the real one it wants an {@code apikey} (header or query parameter) that is one of the project's two keys; the
 * {@code Authorization} header decides the role, and the key does when that header is missing.
 */
public final class SupabaseGateway implements Part {
    private static final String PREFIX = "/rest/v1";
    private static final Duration UPSTREAM_LIMIT = Duration.ofSeconds(60);

    /** Headers of one connection, not of the message; the client and the server on either side write their own. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "http2-settings");

    private final URI postgrest;
    private final SupabaseKeys keys;
    private final HttpClient client;
    private final WebServer server;

    private SupabaseGateway(int port, URI postgrest, SupabaseKeys keys) {
        this.postgrest = postgrest;
        this.keys = keys;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .routing(HttpRouting.builder().any(this::handle))
                .build();
    }

    /** Starts the gateway inside this JVM. */
    static SupabaseGateway start(int port, URI postgrest, SupabaseKeys keys) {
        var gateway = new SupabaseGateway(port, postgrest, keys);
        gateway.server.start();
        return gateway;
    }

    /** Returns the address that Supabase clients append {@code /rest/v1} to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }

    private void handle(ServerRequest request, ServerResponse response) {
        var path = request.prologue().uriPath().rawPath();
        var key = apiKey(request);
        if (!path.startsWith(PREFIX + "/")) {
            refuse(response, Status.NOT_FOUND_404, "no Route matched with those values");
        } else if (key.isEmpty()) {
            refuse(response, Status.UNAUTHORIZED_401, "No API key found in request");
        } else if (!isKnown(key.get())) {
            refuse(response, Status.UNAUTHORIZED_401, "Invalid API key");
        } else {
            forward(request, response, path.substring(PREFIX.length()), key.get());
        }
    }

    private void forward(ServerRequest request, ServerResponse response, String path, String key) {
        try {
            var answer = client.send(upstream(request, path, key), HttpResponse.BodyHandlers.ofByteArray());
            response.status(answer.statusCode());
            answer.headers().map().forEach((name, values) -> {
                if (isForwarded(name)) {
                    response.header(HeaderNames.create(name), values.toArray(String[]::new));
                }
            });
            response.send(answer.body());
        } catch (IOException e) {
            refuse(response, Status.BAD_GATEWAY_502, "An invalid response was received from the upstream server");
        } catch (IllegalArgumentException e) {
            refuse(response, Status.BAD_REQUEST_400, "Bad request");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(response, Status.SERVICE_UNAVAILABLE_503, "The gateway is stopping");
        }
    }

    private HttpRequest upstream(ServerRequest request, String path, String key) throws IOException {
        var query = request.prologue().query().rawValue();
        var body =
                request.content().hasEntity() ? request.content().inputStream().readAllBytes() : new byte[0];
        var upstream = HttpRequest.newBuilder(postgrest.resolve(query.isEmpty() ? path : path + "?" + query))
                .timeout(UPSTREAM_LIMIT)
                .method(
                        request.prologue().method().text(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        request.headers().forEach(header -> {
            if (isForwarded(header.name())) {
                header.allValues().forEach(value -> upstream.header(header.name(), value));
            }
        });
        if (!request.headers().contains(HeaderNames.AUTHORIZATION)) {
            upstream.header("Authorization", "Bearer " + key);
        }
        return upstream.build();
    }

    private static Optional<String> apiKey(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.create("apikey"))
                .or(() -> request.query().first("apikey").asOptional());
    }

    private boolean isKnown(String key) {
        return isEqual(key, keys.anon()) || isEqual(key, keys.serviceRole());
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static boolean isForwarded(String header) {
        return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
    }

    private static void refuse(ServerResponse response, Status status, String message) {
        response.status(status).header(HeaderValues.CONTENT_TYPE_JSON).send("{\"message\":\"" + message + "\"}");
    }
}
