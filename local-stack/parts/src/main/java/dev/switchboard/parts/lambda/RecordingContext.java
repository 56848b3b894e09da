package dev.switchboard.parts.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The context of one invocation, which keeps what the function logs. For one thread. */
public final class RecordingContext implements Context, LambdaLogger {
    private final String requestId;
    private final StringBuilder logged = new StringBuilder();

    /** Makes the context of an invocation with an id of its own. */
    public RecordingContext() {
        this(UUID.randomUUID().toString());
    }

    /** Makes the context of the invocation with this id. */
    public RecordingContext(String requestId) {
        this.requestId = requestId;
    }

    /** Returns all that was logged, as it would stand in CloudWatch. */
    public String logged() {
        return logged.toString();
    }

    @Override
    public void log(String message) {
        logged.append(message);
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + getFunctionName();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return "local";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + getFunctionName();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 10_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }
}
