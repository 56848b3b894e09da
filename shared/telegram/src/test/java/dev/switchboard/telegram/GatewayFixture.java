package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;

/** A gateway of one bot before a server that answers as a test tells it to. */
abstract class GatewayFixture {
    static final long BOT = 4_242_424_242L;
    static final String TOKEN = BOT + ":AAH-secret_half_of_the_token_12345";
    static final SendMessage HELLO =
            SendMessage.builder().chatId(77L).text("hello <you> \uD83D\uDE00").build();
    static final DeleteMessage DELETE =
            DeleteMessage.builder().chatId(77L).messageId(5).build();
    static final String MESSAGE = """
            {"ok":true,"result":{"message_id":5,"date":1767225600,"chat":{"id":77,"type":"private","new_field":1},
             "text":"hello","field_of_tomorrow":{"x":[1]}}}""";

    final MockWebServer server = startedServer();
    TelegramGateways gateways = gateways(Duration.ofSeconds(10));
    TelegramGateway gateway = gateways.of(BOT, Secret.of(TOKEN));

    @AfterEach
    void stop() {
        gateways.close();
        server.close();
    }

    void assertFault(BotApiMethod<?> method, Fault fault) {
        assertThat(gateway.call(method)).isInstanceOfSatisfying(Unreachable.class, unreachable -> {
            assertThat(unreachable.fault()).as(unreachable.detail()).isEqualTo(fault);
            assertThat(unreachable.detail()).isNotBlank().doesNotContain(TOKEN);
        });
    }

    void use(TelegramGateways others) {
        gateways.close();
        gateways = others;
        gateway = gateways.of(BOT, Secret.of(TOKEN));
    }

    TelegramGateways gateways(Duration timeout) {
        return new TelegramGateways(new TelegramSettings(server.url("/").uri(), timeout));
    }

    private static MockWebServer startedServer() {
        var server = new MockWebServer();
        try {
            server.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return server;
    }

    static MockResponse json(int status, String body) {
        return new MockResponse(status, Headers.of("Content-Type", "application/json"), body);
    }
}
