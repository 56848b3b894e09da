package dev.switchboard.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Telegram that knows one bot, {@code 5001:right}. */
class BotTokenFileTest {
    @TempDir
    private Path folder;

    private HttpServer telegram;

    @BeforeEach
    void open() throws IOException {
        telegram = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        telegram.createContext("/", exchange -> {
            try (exchange) {
                // the Bot API takes its methods' names in any case
                boolean known = exchange.getRequestURI().getPath().equalsIgnoreCase("/bot5001:right/getMe");
                byte[] body = (known
                                ? "{\"ok\":true,\"result\":{\"id\":5001,\"is_bot\":true,\"first_name\":\"Real\",\"username\":\"real_bot\"}}"
                                : "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? 200 : 401, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.stop(0);
    }

    @Test
    void bot_of_the_token_is_the_one_that_telegram_knows() throws Exception {
        MainBot bot = bot(file("5001:right\n", "rw-------"));

        assertThat(bot.id()).isEqualTo(5001);
        assertThat(bot.username()).isEqualTo("real_bot");
        assertThat(bot.token()).isEqualTo("5001:right");
        assertThat(bot.webhookSecret()).startsWith("5001-");
        assertThat(bot).asString().doesNotContain("right");
    }

    @Test
    void token_that_telegram_refuses_is_named_by_its_file() throws Exception {
        Path file = file("5001:wrong", "rw-------");

        assertThatThrownBy(() -> bot(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("refuses the token in " + file + ": Unauthorized")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void telegram_that_does_not_answer_is_named() throws Exception {
        Path file = file("5001:right", "rw-------");
        telegram.stop(0);

        assertThatThrownBy(() -> bot(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer")
                .hasMessageNotContaining("right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void token_that_others_may_read_or_change_is_refused(String permissions) throws Exception {
        Path file = file("5001:right", permissions);

        assertThatThrownBy(() -> bot(file)).isInstanceOf(IOException.class).hasMessageEndingWith("chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5001", "right", "5001:right or wrong", "5001:right/../x"})
    void what_is_no_token_is_refused_and_not_repeated(String text) throws Exception {
        Path file = file(text, "rw-------");

        assertThatThrownBy(() -> bot(file))
                .isInstanceOf(IOException.class)
                .hasMessage("in " + file + " is not a bot's token: it must be an id, a colon and a secret");
    }

    @Test
    void missing_file_is_named() {
        assertThatThrownBy(() -> bot(folder.resolve("nothing"))).hasMessageContaining(folder + "/nothing");
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private MainBot bot(Path file) throws IOException {
        var address = URI.create("http://127.0.0.1:" + telegram.getAddress().getPort());
        return new BotTokenFile(file).bot(LocalKeys.in(folder.resolve("keys.json")), address);
    }
}
