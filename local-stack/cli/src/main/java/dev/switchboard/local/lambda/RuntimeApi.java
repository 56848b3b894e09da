package dev.switchboard.local.lambda;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda's Runtime API (version 2018-06-01), through which a function's process asks for invocations.
 *
 * <p>On AWS each execution environment has an address of its own; here each has a path of its own, which AWS's runtime
 * client puts between host and API: {@code AWS_LAMBDA_RUNTIME_API=127.0.0.1:9001/webhook-1}.
 */
public final class RuntimeApi implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeApi.class);

    private static final String VERSION = "/{environment}/2018-06-01/runtime";
    private static final HeaderName REQUEST_ID = HeaderNames.create("Lambda-Runtime-Aws-Request-Id");
    private static final HeaderName DEADLINE = HeaderNames.create("Lambda-Runtime-Deadline-Ms");
    private static final HeaderName FUNCTION_ARN = HeaderNames.create("Lambda-Runtime-Invoked-Function-Arn");
    private static final HeaderName TRACE_ID = HeaderNames.create("Lambda-Runtime-Trace-Id");

    private static final String FUNCTION_ARN_PREFIX = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final EnvironmentDirectory environments;

    /** Serves the environments of a directory. */
    public RuntimeApi(EnvironmentDirectory environments) {
        this.environments = environments;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(VERSION + "/invocation/next", this::next)
                .post(VERSION + "/invocation/{id}/response", this::response)
                .post(VERSION + "/invocation/{id}/error", this::error)
                .post(VERSION + "/init/error", this::startError)
                .get(VERSION + "/restore/next", (request, response) -> response.send())
                .post(VERSION + "/restore/error", this::startError);
    }

    private void next(ServerRequest request, ServerResponse response) throws InterruptedException {
        Optional<ExecutionEnvironment> environment = environment(request);
        Optional<ExecutionEnvironment.Work> next =
                environment.isPresent() ? environment.get().next() : Optional.empty();
        if (environment.isEmpty() || next.isEmpty()) {
            response.status(Status.GONE_410).send();
            return;
        }
        Invocation invocation = next.get().invocation();
        response.header(REQUEST_ID, invocation.requestId())
                .header(DEADLINE, Long.toString(next.get().deadline().toEpochMilli()))
                .header(FUNCTION_ARN, FUNCTION_ARN_PREFIX + environment.get().functionName())
                .header(TRACE_ID, invocation.traceId())
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(invocation.event());
    }

    private void response(ServerRequest request, ServerResponse response) {
        settle(request, response, new InvocationResult.Succeeded(body(request)));
    }

    private void error(ServerRequest request, ServerResponse response) {
        settle(request, response, new InvocationResult.Failed(body(request)));
    }

    private void settle(ServerRequest request, ServerResponse response, InvocationResult result) {
        String id = request.path().pathParameters().get("id");
        boolean known = environment(request)
                .map(environment -> environment.settle(id, result))
                .orElse(false);
        response.status(known ? Status.ACCEPTED_202 : Status.BAD_REQUEST_400).send();
    }

    private void startError(ServerRequest request, ServerResponse response) {
        LOG.atError()
                .addKeyValue("environment", request.path().pathParameters().get("environment"))
                .addKeyValue("error", request.content().as(String.class))
                .log("function cannot start");
        response.status(Status.ACCEPTED_202).send();
    }

    private Optional<ExecutionEnvironment> environment(ServerRequest request) {
        return environments.find(request.path().pathParameters().get("environment"));
    }

    private static String body(ServerRequest request) {
        return request.content().hasEntity() ? request.content().as(String.class) : "";
    }
}
