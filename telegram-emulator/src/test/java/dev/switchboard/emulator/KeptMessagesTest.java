package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptMessagesTest {
    @Test
    void chat_keeps_its_newest_messages_and_forgets_the_others() throws Exception {
        EmulatorOptions options = EmulatorOptions.local().withKeptMessages(10);
        try (TelegramEmulator telegram = TelegramEmulator.start(options);
                BotApiClient client = new BotApiClient(telegram.address())) {
            EmulatedBot bot = telegram.bot("forgetful_bot");
            EmulatedPerson ann = telegram.person("Ann");
            EmulatedChat chat = ann.chatWith(bot);
            int written = 1;
            for (chat.write("message 1"); written < 95; written++) {
                chat.write("message " + (written + 1));
                assertThat(chat.messages().size()).isBetween(Math.min(written + 1, 10), 19);
            }

            assertThat(chat.messages().getLast().text()).isEqualTo("message 95");
            Map<String, ?> reply =
                    Map.of("chat_id", ann.user().id(), "text", "late", "reply_parameters", Map.of("message_id", 1));
            assertThat(client.call(bot, "sendMessage", reply).get("description").asText())
                    .isEqualTo("Bad Request: message to be replied not found");
        }
    }

    @Test
    void chat_must_keep_something() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmulatorOptions.local().withKeptMessages(0));
    }
}
