package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenedChatTest {
    @Test
    void bot_may_write_in_a_chat_that_was_opened_and_learns_nothing_of_it() throws Exception {
        try (var telegram = TelegramEmulator.start(EmulatorOptions.local());
                var client = new BotApiClient(telegram.address())) {
            var bot = telegram.bot("my_bot");
            var ann = telegram.person("Ann");
            var message = Map.of("chat_id", ann.user().id(), "text", "Hello");
            assertThat(client.call(bot, "sendMessage", message).path("ok").asBoolean())
                    .isFalse();

            var path = "/_emulator/people/" + ann.user().id() + "/chats/";
            assertThat(client.send("PUT", path + bot.user().id(), Map.of()).statusCode())
                    .isEqualTo(200);

            assertThat(client.call(bot, "sendMessage", message).path("ok").asBoolean())
                    .isTrue();
            assertThat(bot.pendingUpdates()).isEmpty();
            assertThat(client.send("PUT", path + 404, Map.of()).statusCode()).isEqualTo(404);
        }
    }
}
