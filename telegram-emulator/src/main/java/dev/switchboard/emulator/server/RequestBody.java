package dev.switchboard.emulator.server;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, kept within bounds: one that is too large is not read to its end. */
final class RequestBody {
    /** What Telegram takes at most: files of 50 MB (Bot API, "Sending files"), and as much again of words as it allows. */
    static final int MAX_LENGTH = (50 << 20) + RequestParameters.MAX_LENGTH;

    private RequestBody() {}

    /**
     * Reads it; where there is none it is empty.
     *
     * @throws TooLarge if it is longer than any that Telegram takes
     */
    static byte[] read(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        if (request.headers().contentLength().orElse(0) > MAX_LENGTH) {
            throw new TooLarge();
        }
        // what comes in chunks does not say how much it is
        try (InputStream stream = request.content().inputStream()) {
            byte[] body = stream.readNBytes(MAX_LENGTH + 1);
            if (body.length > MAX_LENGTH) {
                throw new TooLarge();
            }
            return body;
        }
    }

    /** More than {@link #MAX_LENGTH} bytes came. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        /** The server's words, which nginx adds to the status. */
        static final String DESCRIPTION = "Request Entity Too Large";

        TooLarge() {
            super(DESCRIPTION);
        }
    }
}
