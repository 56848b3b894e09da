package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.DeleteMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.GetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.GetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.managed.GetManagedBotToken;
import org.telegram.telegrambots.meta.api.methods.managed.ReplaceManagedBotToken;
import org.telegram.telegrambots.meta.api.methods.menubutton.GetChatMenuButton;
import org.telegram.telegrambots.meta.api.methods.menubutton.SetChatMenuButton;
import org.telegram.telegrambots.meta.api.methods.name.GetMyName;
import org.telegram.telegrambots.meta.api.methods.name.SetMyName;
import org.telegram.telegrambots.meta.api.methods.updates.Close;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.LogOut;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.menubutton.MenuButtonCommands;

/** The bot itself: who it is, how it is shown, and how it gets its updates. */
class TelegramBotsAccountTest extends TelegramBotsFixture {
    @Test
    @Calls({"getMe", "close", "logOut"})
    void bot_learns_who_it_is_and_leaves() throws Exception {
        assertThat(call(new GetMe()).getUserName()).isEqualTo("client_bot");
        assertThat(call(new Close())).isTrue();
        assertThat(call(new LogOut())).isTrue();
    }

    @Test
    @Calls({"setMyCommands", "getMyCommands", "deleteMyCommands", "setChatMenuButton", "getChatMenuButton"})
    void commands_and_the_menu_button_are_set_and_read() throws Exception {
        call(SetMyCommands.builder().command(new BotCommand("start", "Begin")).build());
        assertThat(call(new GetMyCommands())).containsExactly(new BotCommand("start", "Begin"));
        call(new DeleteMyCommands());
        assertThat(call(new GetMyCommands())).isEmpty();

        call(SetChatMenuButton.builder()
                .menuButton(MenuButtonCommands.builder().build())
                .build());
        assertThat(call(new GetChatMenuButton()).getType()).isEqualTo("commands");
    }

    @Test
    @Calls({
        "setMyName",
        "getMyName",
        "setMyDescription",
        "getMyDescription",
        "setMyShortDescription",
        "getMyShortDescription"
    })
    void name_and_descriptions_are_set_and_read() throws Exception {
        call(SetMyName.builder().name("A bot").build());
        assertThat(call(new GetMyName()).getName()).isEqualTo("A bot");
        call(SetMyDescription.builder().description("It tries things.").build());
        assertThat(call(new GetMyDescription()).getDescription()).isEqualTo("It tries things.");
        call(SetMyShortDescription.builder().shortDescription("Tries.").build());
        assertThat(call(new GetMyShortDescription()).getShortDescription()).isEqualTo("Tries.");
    }

    @Test
    @Calls({"getManagedBotToken", "replaceManagedBotToken"})
    void manager_gets_and_replaces_the_token_of_its_bot() throws Exception {
        long managed = stage.managed.id();
        String first = stage.managed.token();

        assertThat(call(GetManagedBotToken.builder().userId(managed).build())).isEqualTo(first);
        assertThat(call(ReplaceManagedBotToken.builder().userId(managed).build()))
                .startsWith(managed + ":")
                .isNotEqualTo(first);
    }

    @Test
    @Calls({"setWebhook", "getWebhookInfo", "deleteWebhook"})
    void webhook_is_set_shown_and_deleted() throws Exception {
        assertThat(sent(client.executeAsync(SetWebhook.builder()
                        .url("http://127.0.0.1:9/hook")
                        .maxConnections(7)
                        .secretToken("abc")
                        .allowedUpdates(List.of("message", "chat_member"))
                        .build())))
                .isTrue();

        WebhookInfo info = call(new GetWebhookInfo());
        assertThat(info.getUrl()).isEqualTo("http://127.0.0.1:9/hook");
        assertThat(info.getMaxConnections()).isEqualTo(7);
        assertThat(info.getAllowedUpdates()).containsExactlyInAnyOrder("message", "chat_member");

        assertThat(call(new DeleteWebhook())).isTrue();
        assertThat(call(new GetWebhookInfo()).getUrl()).isEmpty();
    }

    @Test
    @Calls("getUpdates")
    void updates_are_taken_one_by_one() throws Exception {
        Update first = call(GetUpdates.builder().limit(1).build()).getFirst();
        assertThat(first.getMessage().getText()).isEqualTo("/start");

        Update second = call(GetUpdates.builder()
                        .limit(1)
                        .offset(first.getUpdateId() + 1)
                        .build())
                .getFirst();
        assertThat(second.getUpdateId()).isGreaterThan(first.getUpdateId());
    }
}
