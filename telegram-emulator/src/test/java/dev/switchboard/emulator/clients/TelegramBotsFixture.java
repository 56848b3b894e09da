package dev.switchboard.emulator.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.Pictures;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** TelegramBots' own client, unmodified, on the stage: each test calls the methods that it says, and understands the answers. */
abstract class TelegramBotsFixture {
    final ClientStage stage = new ClientStage();
    final OkHttpTelegramClient client = client(stage);
    final long ann = stage.ann.user().id();
    final long bob = stage.bob.user().id();
    final String person = Long.toString(ann);
    final String group = Long.toString(stage.group.id());

    @AfterEach
    void what_was_to_be_called_was_called(TestInfo test) {
        try {
            Calls calls = test.getTestMethod().orElseThrow().getAnnotation(Calls.class);
            if (calls != null) {
                assertThat(stage.refused()).isEmpty();
                assertThat(stage.calledWell()).isEqualTo(ClientStage.names(List.of(calls.value())));
            }
        } finally {
            stage.close();
        }
    }

    final <T extends Serializable> T call(BotApiMethod<T> method) throws Exception {
        return sent(client.executeAsync(method));
    }

    static <T> T sent(CompletableFuture<T> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    static InputFile file(String name) {
        return new InputFile(new ByteArrayInputStream("a few bytes".getBytes(UTF_8)), name);
    }

    static InputStream picture() {
        return new ByteArrayInputStream(Pictures.png(200, 100));
    }

    static InlineKeyboardMarkup keyboard(String label) {
        InlineKeyboardButton button =
                InlineKeyboardButton.builder().text(label).callbackData(label).build();
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button)));
    }

    private static OkHttpTelegramClient client(ClientStage stage) {
        // OkHttp's default repeats a call whose answer was lost on a kept-alive connection: two messages for one
        OkHttpClient http =
                new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        String host = stage.address().getHost();
        return new OkHttpTelegramClient(
                http,
                stage.bot.token(),
                new TelegramUrl("http", host, stage.address().getPort(), false));
    }
}
