package dev.switchboard.ingress.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;

/**
 * The Lambda function behind {@code POST /api/webhooks/telegram}: API Gateway HTTP API events in, payload format 2.0,
 * and its answers out. A stream handler, because typed events cost hundreds of milliseconds of a cold start.
 */
public final class WebhookFunction implements RequestStreamHandler {
    private final Webhook webhook;
    private final InvocationLog log;

    /** Held here because the checkpoint's context holds its resources weakly. */
    @SuppressWarnings("FieldCanBeLocal")
    private final Priming priming;

    /** Wires the function from the environment; Lambda calls this once per environment, before any request. */
    public WebhookFunction() {
        this(System.getenv());
    }

    /** Wires the function from the given variables, for whoever runs it outside Lambda. */
    public WebhookFunction(Map<String, String> environment) {
        var wiring = new WebhookWiring(WebhookSettings.from(environment));
        this.webhook = wiring.webhook();
        this.log = wiring.log();
        this.priming = wiring.priming();
        priming.run();
        Core.getGlobalContext().register(priming);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var invocation = log.start(context);
        var result = WebhookRequest.read(event)
                .map(request -> webhook.handle(request, context.getAwsRequestId()))
                .orElseGet(WebhookResult::noRequest);
        result.answer().write(answer);
        invocation.end(result);
    }
}
