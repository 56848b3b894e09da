package dev.switchboard.local.gateway;

import dev.switchboard.local.lambda.InvocationResult;
import dev.switchboard.local.lambda.LambdaFunction;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** An HTTP API of API Gateway: requests go to functions by the routes that the template declares. */
public final class HttpApi implements HttpService {
    /** API Gateway: an HTTP API takes requests of up to 10 MB. */
    static final int MOST_BODY_BYTES = 10 * 1024 * 1024;
    /** Lambda: an event of a synchronous call has up to 6 MB. */
    private static final int MOST_EVENT_CHARACTERS = 6 * 1024 * 1024;

    private final RouteTable routes;
    private final Map<String, LambdaFunction> functions;
    private final InstantSource clock;

    /** Serves the routes of functions, which are given by their names. */
    public HttpApi(Map<String, LambdaFunction> functions, InstantSource clock) {
        this.routes = new RouteTable(
                functions.values().stream().map(LambdaFunction::definition).toList());
        this.functions = Map.copyOf(functions);
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) throws IOException {
        String requestId = UUID.randomUUID().toString();
        HttpAnswer answer = answer(request, requestId);
        response.status(Status.create(answer.status()));
        answer.headers()
                .forEach(header -> response.headers().add(HeaderNames.create(header.getKey()), header.getValue()));
        response.header("apigw-requestid", requestId);
        response.send(answer.body());
    }

    private HttpAnswer answer(ServerRequest request, String requestId) throws IOException {
        String method = request.prologue().method().text();
        Optional<RouteTable.Match> match = routes.find(method, request.path().rawPath());
        if (match.isEmpty()) {
            return HttpAnswer.NO_ROUTE;
        }
        byte[] body = body(request);
        if (body.length > MOST_BODY_BYTES) {
            return HttpAnswer.TOO_LARGE;
        }
        String event = HttpApiEvent.encode(call(request, requestId, method, body), match.get());
        return event.length() > MOST_EVENT_CHARACTERS
                ? HttpAnswer.TOO_LARGE
                : invoke(match.get().function(), event);
    }

    private HttpAnswer invoke(String function, String event) {
        return switch (Objects.requireNonNull(functions.get(function)).invoke(event)) {
            case InvocationResult.Succeeded succeeded -> HttpAnswer.decode(succeeded.payload());
            case InvocationResult.Failed _ -> HttpAnswer.FUNCTION_FAILED;
            case InvocationResult.Throttled() -> HttpAnswer.UNAVAILABLE;
        };
    }

    private HttpCall call(ServerRequest request, String requestId, String method, byte[] body) {
        return new HttpCall(
                requestId,
                clock.instant(),
                method,
                request.path().rawPath(),
                request.query().rawValue(),
                request.prologue().rawProtocol(),
                headers(request),
                body,
                request.remotePeer().host());
    }

    private static Map<String, List<String>> headers(ServerRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        request.headers().forEach(header -> headers.put(header.name(), header.allValues()));
        return headers;
    }

    private static byte[] body(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream content = request.content().inputStream()) {
            return content.readNBytes(MOST_BODY_BYTES + 1);
        }
    }
}
