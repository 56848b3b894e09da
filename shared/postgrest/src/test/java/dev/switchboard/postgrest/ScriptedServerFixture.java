package dev.switchboard.postgrest;

import dev.switchboard.config.Secret;
import java.io.IOException;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that answers as a test says, in ways that a real one cannot be asked to. */
abstract class ScriptedServerFixture {
    final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    PostgrestClient client() {
        return client(settings());
    }

    static PostgrestClient client(PostgrestSettings settings) {
        return new PostgrestClient(settings);
    }

    PostgrestSettings settings() {
        return PostgrestSettings.of(url(), Secret.of("api-key"));
    }

    URI url() {
        return server.url("/").uri();
    }

    static MockResponse status(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
