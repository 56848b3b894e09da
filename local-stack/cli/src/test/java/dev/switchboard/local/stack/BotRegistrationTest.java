package dev.switchboard.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.PartFailedException;
import dev.switchboard.parts.SupabaseKeys;
import dev.switchboard.telegram.SetWebhookAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells a Telegram of the webhook that answers as the test wants. */
class BotRegistrationTest {
    private static final URI GATEWAY = URI.create("https://bots.example");

    @TempDir
    private Path folder;

    private HttpServer telegram;
    private volatile int status = 200;
    private volatile String asked = "";

    @BeforeEach
    void open() throws IOException {
        telegram = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        telegram.createContext("/", exchange -> {
            try (exchange) {
                asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] body = answer().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.stop(0);
    }

    private String answer() {
        return status == 200
                ? "{\"ok\":true,\"result\":true}"
                : "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"as told\"}";
    }

    @Test
    void webhook_that_is_accepted_is_set_as_the_doctor_sets_it() throws IOException {
        registration().setWebhook(GATEWAY);

        assertThat(asked)
                .contains("\"url\":\"https://bots.example/api/webhooks/telegram\"", "\"allowed_updates\":[")
                .contains("\"max_connections\":" + SetWebhookAddress.MAX_CONNECTIONS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404})
    void refusal_is_final_and_says_why_without_the_token(int refusal) {
        status = refusal;

        assertThatThrownBy(() -> registration().setWebhook(GATEWAY))
                .isInstanceOf(PartFailedException.class)
                .hasMessageStartingWith("Telegram: setWebhook was refused: as told")
                .hasMessageNotContaining(keys().mainBotToken());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502})
    void what_may_pass_is_tried_again(int fault) {
        status = fault;

        assertThatThrownBy(() -> registration().setWebhook(GATEWAY)).isInstanceOf(IOException.class);
    }

    private LocalKeys keys() {
        return LocalKeys.in(folder.resolve("keys.json"));
    }

    private BotRegistration registration() {
        var ports = new Ports(folder.resolve("ports.properties"), new SecureRandom());
        var address = URI.create("http://127.0.0.1:" + telegram.getAddress().getPort());
        return new BotRegistration(
                MainBot.of(keys()),
                TokenKeys.of(Secret.of(keys().botTokenKeys())),
                StackAddresses.choose(ports, 0, Optional.of(address)),
                SupabaseKeys.of(folder.resolve("supabase")));
    }
}
