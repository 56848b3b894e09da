package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.NotPossible;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bots that people make for another bot to manage (Bot API 9.6). */
class ManagedBotTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot manager = telegram.managerBot("manager_bot");
    private final EmulatedPerson ann = telegram.person("Ann");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void manager_learns_of_a_new_bot_and_gets_its_token() throws Exception {
        EmulatedBot made = telegram.managedBot("made_bot", ann, manager);

        List<JsonNode> updates = updates();
        assertThat(updates.getFirst().at("/message/managed_bot_created/bot/id").asLong())
                .isEqualTo(made.id());
        assertThat(updates.getLast().at("/managed_bot/bot/username").asText()).isEqualTo("made_bot");
        assertThat(updates.getLast().at("/managed_bot/user/id").asLong())
                .isEqualTo(ann.user().id());
        assertThat(client.call(manager, "getManagedBotToken", Map.of("user_id", made.id()))
                        .get("result")
                        .asText())
                .isEqualTo(made.token());
        assertThat(client.call(manager, "getMe", Map.of())
                        .at("/result/can_manage_bots")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void replaced_token_is_worth_nothing_and_the_new_one_works() throws Exception {
        EmulatedBot made = telegram.managedBot("made_bot", ann, manager);
        String old = made.token();

        String token = client.call(manager, "replaceManagedBotToken", Map.of("user_id", made.id()))
                .get("result")
                .asText();

        assertThat(client.call(old, "getMe", Map.of()).get("error_code").asInt())
                .isEqualTo(401);
        assertThat(client.call(token, "getMe", Map.of()).at("/result/id").asLong())
                .isEqualTo(made.id());
        assertThat(updates().getLast().at("/managed_bot/bot/id").asLong()).isEqualTo(made.id());
    }

    @Test
    void bot_that_manages_none_is_handed_none() {
        EmulatedBot plain = telegram.bot("plain_bot");

        assertThatThrownBy(() -> telegram.managedBot("made_bot", ann, plain)).isInstanceOf(NotPossible.class);
    }

    private List<JsonNode> updates() {
        return manager.pendingUpdates().stream()
                .map(PendingUpdate::toTelegram)
                .map(TelegramJson::tree)
                .toList();
    }
}
