package dev.switchboard.ingress.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * The Lambda function behind the HTTP API: API Gateway HTTP API events in, payload format 2.0, and its answers out.
 *
 * <p>A handler that fails is answered for with a problem and its exception goes to the log. Requests as such are counted
 * and timed by API Gateway.
 */
public final class ApiFunction implements RequestStreamHandler {
    private final Router router;

    /** Makes the function; Lambda calls this once per environment. */
    public ApiFunction() {
        this(new Router(ApiRoutes.table()));
    }

    ApiFunction(Router router) {
        this.router = router;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer(ApiRequest.read(event), context).write(answer);
    }

    private ApiAnswer answer(ApiRequest request, Context context) {
        try {
            return router.answer(request);
        } catch (RuntimeException e) {
            context.getLogger().log(context.getAwsRequestId() + " failed: " + stackTrace(e) + "\n");
            return ApiAnswer.failed();
        }
    }

    private static String stackTrace(RuntimeException e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
