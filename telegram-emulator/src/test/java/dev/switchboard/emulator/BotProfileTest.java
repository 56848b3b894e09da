package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.TelegramJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a bot says about itself. */
class BotProfileTest extends BotFixture {
    @Test
    void commands_are_kept_by_scope_and_language() throws Exception {
        result("setMyCommands", Map.of("commands", List.of(command("/start", "Begin"))));
        result(
                "setMyCommands",
                Map.of(
                        "commands",
                        List.of(command("start", "Anfangen"), command("stop", "Aufhören")),
                        "language_code",
                        "de",
                        "scope",
                        Map.of("type", "all_private_chats")));

        assertThat(result("getMyCommands", Map.of())).isEqualTo(TelegramJson.tree(List.of(command("start", "Begin"))));
        assertThat(result("getMyCommands", Map.of("scope", Map.of("type", "all_private_chats"), "language_code", "de")))
                .hasSize(2);
        assertThat(result("getMyCommands", Map.of("language_code", "de"))).isEmpty();

        result("deleteMyCommands", Map.of());
        assertThat(result("getMyCommands", Map.of())).isEmpty();
    }

    @Test
    void commands_for_one_chat_are_its_own() throws Exception {
        EmulatedGroup group = telegram.group("Gardeners", telegram.person("Olga"));
        group.adds(bot);
        Map<String, Object> scope = Map.of("type", "chat", "chat_id", group.id());

        result("setMyCommands", Map.of("commands", List.of(command("water", "Water all")), "scope", scope));

        assertThat(result("getMyCommands", Map.of("scope", scope))).hasSize(1);
        assertThat(result("getMyCommands", Map.of())).isEmpty();
    }

    @Test
    void name_for_all_languages_is_the_accounts_name() throws Exception {
        result("setMyName", Map.of("name", "Gardener"));
        result("setMyName", Map.of("name", "Gärtner", "language_code", "de"));

        assertThat(result("getMe", Map.of()).get("first_name").asText()).isEqualTo("Gardener");
        assertThat(result("getMyName", Map.of("language_code", "de"))
                        .get("name")
                        .asText())
                .isEqualTo("Gärtner");
        assertThat(result("getMyName", Map.of("language_code", "fr"))
                        .get("name")
                        .asText())
                .isEqualTo("Gardener");
    }

    @Test
    void descriptions_and_menu_button_are_kept() throws Exception {
        assertThat(result("getMyDescription", Map.of()).get("description").asText())
                .isEmpty();
        result("setMyDescription", Map.of("description", "Waters plants"));
        result("setMyShortDescription", Map.of("short_description", "Plants"));
        result("setChatMenuButton", Map.of("menu_button", Map.of("type", "commands")));

        assertThat(result("getMyDescription", Map.of()).get("description").asText())
                .isEqualTo("Waters plants");
        assertThat(result("getMyShortDescription", Map.of())
                        .get("short_description")
                        .asText())
                .isEqualTo("Plants");
        assertThat(result("getChatMenuButton", Map.of()).get("type").asText()).isEqualTo("commands");
    }

    @Test
    void bot_that_logged_out_stays_out_for_ten_minutes() throws Exception {
        result("close", Map.of());
        result("logOut", Map.of());

        assertThat(client.call(bot, "getMe", Map.of()).get("description").asText())
                .isEqualTo("Logged out");
        assertThat(client.call(bot, "getUpdates", Map.of()).get("description").asText())
                .isEqualTo("Logged out");
        time.advance(Duration.ofMinutes(10));
        result("getMe", Map.of());
    }

    private static Map<String, Object> command(String command, String description) {
        return Map.of("command", command, "description", description);
    }
}
