package dev.switchboard.telegram;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Lets OkHttp repeat a request only while nothing of it was sent, and tells whether that is how it ended. By itself OkHttp
 * sends a message again when the answer breaks off, and so sends it twice; and its exceptions do not say how far a request
 * came: a connection that nobody takes and an answer that never comes are both a time-out.
 */
final class SendOnce implements Interceptor {
    /**
     * Notes that a request is about to be sent, over a connection that stands. A network interceptor: OkHttp calls it between
     * the two.
     */
    static final Interceptor DEPARTURE = chain -> {
        Objects.requireNonNull(chain.request().tag(Departed.class)).isSo.set(true);
        return chain.proceed(chain.request());
    };

    /** A request failed before any of it was sent, on whatever connection. */
    static final class NeverSentException extends IOException {
        private static final long serialVersionUID = 1L;

        NeverSentException(IOException cause) {
            super(cause);
        }
    }

    /** Whether any of a request was sent. */
    private record Departed(AtomicBoolean isSo) {}

    @Override
    public Response intercept(Chain chain) throws IOException {
        var departed = new Departed(new AtomicBoolean());
        try {
            return chain.proceed(once(chain.request(), departed));
        } catch (IOException e) {
            throw departed.isSo.get() ? e : new NeverSentException(e);
        }
    }

    private static Request once(Request request, Departed departed) {
        var builder = request.newBuilder().tag(Departed.class, departed);
        var body = request.body();
        return body == null
                ? builder.build()
                : builder.method(request.method(), new OneShotBody(body)).build();
    }

    private static final class OneShotBody extends RequestBody {
        private final RequestBody body;

        OneShotBody(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
