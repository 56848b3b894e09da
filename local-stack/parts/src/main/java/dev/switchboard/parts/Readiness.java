package dev.switchboard.parts;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks a part whether it answers. */
@FunctionalInterface
public interface Readiness {
    /** How long one question may take, in milliseconds. */
    int PROBE_TIMEOUT_MILLIS = 1_000;

    /** How much of a refusal's body is told. */
    int EXCERPT_BYTES = 500;

    /**
     * Returns when the part answers.
     *
     * @throws IOException if it does not answer yet; the message says what it did instead
     */
    void probe() throws IOException;

    /** Returns what is waited for, as in "waited for ...". */
    default String awaited() {
        return "its answer";
    }

    /** Returns a readiness that says what it waits for. */
    static Readiness of(String awaited, Readiness probe) {
        return new Readiness() {
            @Override
            public void probe() throws IOException {
                probe.probe();
            }

            @Override
            public String awaited() {
                return awaited;
            }
        };
    }

    /** Returns a readiness that wants a GET of the address to be answered with the status. */
    static Readiness httpStatus(URI address, int status) {
        return of(status + " from GET " + address, () -> {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
            try {
                int answered = connection.getResponseCode();
                if (answered != status) {
                    throw new IOException("it answered " + answered + " " + said(connection.getErrorStream()));
                }
            } finally {
                connection.disconnect();
            }
        });
    }

    private static String said(@Nullable InputStream body) throws IOException {
        return body == null ? "" : new String(body.readNBytes(EXCERPT_BYTES), StandardCharsets.UTF_8).strip();
    }
}
