package dev.switchboard.local.lambda;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** Lambda's Invoke action, for synchronous calls: {@code aws lambda invoke --endpoint-url ...} works with it. */
public final class InvokeApi implements HttpService {
    /** The path of the action; {@code %s} is the function's name. */
    public static final String PATH = "/2015-03-31/functions/%s/invocations";

    private static final HeaderName FUNCTION_ERROR = HeaderNames.create("X-Amz-Function-Error");

    private final Map<String, LambdaFunction> functions;

    /** Serves functions by their names. */
    public InvokeApi(Map<String, LambdaFunction> functions) {
        this.functions = Map.copyOf(functions);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(PATH.formatted("{name}"), this::invoke);
    }

    private void invoke(ServerRequest request, ServerResponse response) {
        LambdaFunction function = functions.get(request.path().pathParameters().get("name"));
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        if (function == null) {
            refuse(response, Status.NOT_FOUND_404, "Function not found");
            return;
        }
        String event = request.content().hasEntity() ? request.content().as(String.class) : "{}";
        switch (function.invoke(event)) {
            case InvocationResult.Succeeded succeeded -> response.send(succeeded.payload());
            case InvocationResult.Failed failed ->
                response.header(FUNCTION_ERROR, "Unhandled").send(failed.error());
            case InvocationResult.Throttled() -> refuse(response, Status.TOO_MANY_REQUESTS_429, "Rate Exceeded.");
        }
    }

    private static void refuse(ServerResponse response, Status status, String message) {
        response.status(status).send("{\"message\":\"" + message + "\"}");
    }
}
