package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot that the README's examples test: it says what it was told, over a button, until its Telegram is gone. */
final class BotUnderTest {
    private static final Logger log = LoggerFactory.getLogger(BotUnderTest.class);
    private static final Map<String, ?> BUTTON =
            Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Yes", "callback_data", "yes"))));

    private BotUnderTest() {}

    static void startTheBotUnderTest(URI address, String token) {
        Thread.ofVirtual().name("bot-under-test").start(() -> run(address, token));
    }

    private static void run(URI address, String token) {
        long offset = 0;
        try (BotApiClient telegram = new BotApiClient(address)) {
            while (!Thread.currentThread().isInterrupted()) {
                JsonNode answer = telegram.call(token, "getUpdates", Map.of("offset", offset, "timeout", 10));
                for (JsonNode update : answer.path("result")) {
                    offset = update.get("update_id").asLong() + 1;
                    if (update.at("/message").has("text")) {
                        telegram.call(token, "sendMessage", echo(update.get("message")));
                    }
                }
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("the emulator is gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, ?> echo(JsonNode message) {
        return Map.of(
                "chat_id",
                message.at("/chat/id").asLong(),
                "text",
                "You said: " + message.get("text").asText(),
                "reply_markup",
                BUTTON);
    }
}
