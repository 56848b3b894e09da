package dev.switchboard.parts;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a part whether it answers. */
@FunctionalInterface
public interface Readiness {
    /** How long one question may take, in milliseconds. */
    int PROBE_TIMEOUT_MILLIS = 1_000;

    /**
     * Returns when the part answers.
     *
     * @throws IOException if it does not answer yet
     */
    void probe() throws IOException;

    /** Returns a readiness that wants a GET of the address to be answered with the status. */
    static Readiness httpStatus(URI address, int status) {
        return () -> {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
            try {
                int answered = connection.getResponseCode();
                if (answered != status) {
                    throw new IOException(address + " answered " + answered);
                }
            } finally {
                connection.disconnect();
            }
        };
    }
}
