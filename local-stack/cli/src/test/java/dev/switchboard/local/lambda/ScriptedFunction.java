package dev.switchboard.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that does what its event says, for tests of what runs functions. */
public final class ScriptedFunction implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (event.contains("fail")) {
            throw new IllegalArgumentException("as told");
        } else if (event.contains("crash")) {
            Runtime.getRuntime().halt(3);
        } else if (event.contains("hang")) {
            hang();
        } else if (event.contains("slow")) {
            pause(300);
        }
        output.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String event, Context context) {
        if (event.contains("variables")) {
            return "{\"declared\":\"%s\",\"other\":\"%s\",\"name\":\"%s\",\"request\":\"%s\"}"
                    .formatted(
                            System.getenv("DECLARED"),
                            System.getenv("UNDECLARED"),
                            context.getFunctionName(),
                            context.getAwsRequestId());
        }
        return "{\"statusCode\":200,\"headers\":{\"x-pid\":\"%d\"},\"body\":\"done\"}"
                .formatted(ProcessHandle.current().pid());
    }

    private static void hang() {
        while (true) {
            pause(60_000);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
