package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A bot, and Ann, in a Telegram whose clock is moved by hand; it sets no limits unless a test wants some. */
abstract class BotFixture {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final ManualTime time = new ManualTime(START);
    final TelegramEmulator telegram;
    final BotApiClient client;
    final EmulatedBot bot;
    final EmulatedPerson ann;
    final EmulatedChat chat;

    BotFixture() {
        this(RateLimits.NONE);
    }

    BotFixture(RateLimits limits) {
        telegram = TelegramEmulator.start(EmulatorOptions.local().withTime(time).withLimits(limits));
        client = new BotApiClient(telegram.address());
        bot = telegram.bot("test_bot");
        ann = telegram.person("Ann");
        chat = ann.chatWith(bot);
    }

    @AfterEach
    final void stop() {
        client.close();
        telegram.close();
    }

    /** Calls a method as the bot; returns the result, which there must be. */
    final JsonNode result(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        JsonNode answer = client.call(bot, method, parameters);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer.get("result");
    }

    /** Calls a method as the bot; returns the refusal's words, which there must be. */
    final String refusal(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        JsonNode answer = client.call(bot, method, parameters);
        assertThat(answer.path("ok").asBoolean(true)).as(answer.toString()).isFalse();
        return answer.get("description").asText();
    }

    /** Sends a text as the bot; returns the message's number. */
    final int send(long chatId) throws IOException, InterruptedException {
        return result("sendMessage", Map.of("chat_id", chatId, "text", "a"))
                .get("message_id")
                .asInt();
    }

    /** Returns what waits for the bot, oldest first. */
    final List<JsonNode> updates() {
        return updates(bot);
    }

    /** Returns what waits for a bot, oldest first. */
    static List<JsonNode> updates(EmulatedBot bot) {
        return bot.pendingUpdates().stream()
                .map(PendingUpdate::toTelegram)
                .map(TelegramJson::tree)
                .toList();
    }

    /** Has the bot get these types of updates from now on, and forget those that wait. */
    final void subscribe(String... types) throws IOException, InterruptedException {
        result("setWebhook", Map.of("url", "http://127.0.0.1:9", "allowed_updates", List.of(types)));
        result("deleteWebhook", Map.of("drop_pending_updates", true));
    }

    /** Returns the usual parameters of a test's calls, and others as names and values, which go before. */
    static Map<String, Object> parameters(Map<String, ?> usual, Object... others) {
        Map<String, Object> all = new HashMap<>(usual);
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i].toString(), others[i + 1]);
        }
        return all;
    }
}
