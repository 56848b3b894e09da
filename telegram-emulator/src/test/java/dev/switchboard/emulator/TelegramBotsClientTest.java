package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Message;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** TelegramBots' own client, unmodified, against the emulator. */
class TelegramBotsClientTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final EmulatedBot bot = telegram.bot("client_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedChat chat = ann.chatWith(bot);
    private final OkHttpTelegramClient client = client(telegram.address(), bot.token());

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void bot_learns_who_it_is() throws Exception {
        assertThat(call(GetMe.builder().build()).getUserName()).isEqualTo("client_bot");
    }

    @Test
    void webhook_is_set_shown_and_deleted() throws Exception {
        assertThat(client.executeAsync(SetWebhook.builder()
                                .url("http://127.0.0.1:9/hook")
                                .maxConnections(7)
                                .secretToken("abc")
                                .allowedUpdates(List.of("message", "chat_member"))
                                .build())
                        .get(10, TimeUnit.SECONDS))
                .isTrue();

        WebhookInfo info = call(GetWebhookInfo.builder().build());
        assertThat(info.getUrl()).isEqualTo("http://127.0.0.1:9/hook");
        assertThat(info.getMaxConnections()).isEqualTo(7);
        assertThat(info.getAllowedUpdates()).containsExactlyInAnyOrder("message", "chat_member");

        assertThat(call(DeleteWebhook.builder().build())).isTrue();
        assertThat(call(GetWebhookInfo.builder().build()).getUrl()).isEmpty();
    }

    @Test
    void message_with_a_keyboard_is_sent_pressed_answered_and_edited() throws Exception {
        chat.write("/start");
        var sent = call(SendMessage.builder()
                .chatId(ann.user().id())
                .text("Ready?")
                .replyMarkup(keyboard("Yes", "yes"))
                .build());
        Message seen = chat.awaitBotMessage(RecordingWebhook.patience());
        assertThat(seen.messageId()).isEqualTo(sent.getMessageId());
        assertThat(sent.getReplyMarkup().getKeyboard().getFirst().getFirst().getCallbackData())
                .isEqualTo("yes");

        CallbackQuery query = chat.press(seen, "Yes");
        assertThat(call(AnswerCallbackQuery.builder()
                        .callbackQueryId(query.id())
                        .text("Noted")
                        .build()))
                .isTrue();
        call(EditMessageText.builder()
                .chatId(ann.user().id())
                .messageId(sent.getMessageId())
                .text("Ready.")
                .build());

        Message edited = chat.awaitBotMessage(RecordingWebhook.patience());
        assertThat(edited.messageId()).isEqualTo(sent.getMessageId());
        assertThat(edited.text()).isEqualTo("Ready.");
        assertThat(edited.replyMarkup()).isNull();
        assertThat(edited.editDate()).isNotNull();
    }

    @Test
    void chat_action_is_accepted() throws Exception {
        chat.write("/start");

        assertThat(call(SendChatAction.builder()
                        .chatId(ann.user().id())
                        .action("typing")
                        .build()))
                .isTrue();
    }

    @Test
    void refusal_is_understood_with_code_description_and_wait() {
        chat.write("/start");
        ann.blocks(bot);
        assertRefused(403, "Forbidden: bot was blocked by the user");

        telegram.faults()
                .add(new FaultRule(
                        "sendMessage", null, null, 1, new Fault.Refuse(429, "Too Many Requests: retry after 3", 3)));
        TelegramApiRequestException flood = assertRefused(429, "Too Many Requests: retry after 3");
        assertThat(flood.getParameters().getRetryAfter()).isEqualTo(3);
    }

    @Test
    void html_page_and_lost_answers_carry_no_error_code() {
        chat.write("/start");
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.Page(502)));
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.LoseRequest()));
        telegram.faults().add(new FaultRule("sendMessage", null, null, 1, new Fault.LoseAnswer()));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> call(hello()))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .satisfies(cause -> assertThat(errorCode(cause)).isZero());
        }

        assertThat(chat.messages()).as("only the lost answer had an effect").hasSize(2);
    }

    private TelegramApiRequestException assertRefused(int code, String description) {
        CompletableFuture<?> answer;
        try {
            answer = client.executeAsync(hello());
        } catch (TelegramApiException e) {
            throw new AssertionError(e);
        }
        Throwable cause = catchThrowableOfType(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS))
                .getCause();
        assertThat(cause).isInstanceOf(TelegramApiRequestException.class);
        TelegramApiRequestException refusal = (TelegramApiRequestException) cause;
        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal.getApiResponse()).isEqualTo(description);
        return refusal;
    }

    private static int errorCode(Throwable cause) {
        return cause instanceof TelegramApiRequestException refusal ? refusal.getErrorCode() : 0;
    }

    private SendMessage hello() {
        return SendMessage.builder().chatId(ann.user().id()).text("Hello").build();
    }

    private <T extends Serializable> T call(BotApiMethod<T> method) throws Exception {
        return client.executeAsync(method).get(10, TimeUnit.SECONDS);
    }

    static InlineKeyboardMarkup keyboard(String label, String data) {
        InlineKeyboardButton button =
                InlineKeyboardButton.builder().text(label).callbackData(data).build();
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button)));
    }

    private static OkHttpTelegramClient client(URI address, String token) {
        // OkHttp's default repeats a call whose answer was lost on a kept-alive connection: two messages for one
        OkHttpClient http =
                new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        return new OkHttpTelegramClient(
                http, token, new TelegramUrl(address.getScheme(), address.getHost(), address.getPort(), false));
    }
}
