package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.limit.RateLimits;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.CopyMessage;
import org.telegram.telegrambots.meta.api.methods.CopyMessages;
import org.telegram.telegrambots.meta.api.methods.ForwardMessage;
import org.telegram.telegrambots.meta.api.methods.ForwardMessages;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinAllChatMessages;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinChatMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendAudio;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendSticker;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.send.SendVideoNote;
import org.telegram.telegrambots.meta.api.methods.send.SendVoice;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessages;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.objects.File;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;

/** TelegramBots' own client, unmodified, sends files and changes messages. */
class TelegramBotsMessagesTest {
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withLimits(RateLimits.NONE));
    private final EmulatedBot bot = telegram.bot("client_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedChat chat = ann.chatWith(bot);
    private final long chatId = ann.user().id();
    private final OkHttpTelegramClient client = new OkHttpTelegramClient(
            new OkHttpClient(),
            bot.token(),
            new TelegramUrl(
                    "http", telegram.address().getHost(), telegram.address().getPort(), false));

    @BeforeEach
    void start() {
        chat.write("/start");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void photo_is_sent_captioned_anew_and_found_again() throws Exception {
        Message photo = photo();
        assertThat(photo.getPhoto()).hasSize(2);

        Message edited = (Message) call(EditMessageCaption.builder()
                .chatId(chatId)
                .messageId(photo.getMessageId())
                .caption("new")
                .build());
        assertThat(edited.getCaption()).isEqualTo("new");

        File file = call(
                GetFile.builder().fileId(photo.getPhoto().getLast().getFileId()).build());
        // this client downloads from Telegram's own address only, so that the path has to do
        assertThat(file.getFilePath()).isEqualTo("photos/file_1_1.png");
    }

    @Test
    void files_of_all_kinds_are_sent() throws Exception {
        assertThat(get(client.executeAsync(new SendDocument(id(), file("a.pdf"))))
                        .getDocument()
                        .getFileName())
                .isEqualTo("a.pdf");
        assertThat(get(client.executeAsync(new SendVideo(id(), file("a.mp4")))).hasVideo())
                .isTrue();
        assertThat(get(client.executeAsync(new SendAudio(id(), file("a.mp3")))).hasAudio())
                .isTrue();
        assertThat(get(client.executeAsync(new SendVoice(id(), file("a.ogg")))).hasVoice())
                .isTrue();
        assertThat(get(client.executeAsync(new SendAnimation(id(), file("a.gif"))))
                        .hasAnimation())
                .isTrue();
        assertThat(get(client.executeAsync(new SendSticker(id(), file("a.webp"))))
                        .hasSticker())
                .isTrue();
        assertThat(get(client.executeAsync(new SendVideoNote(id(), file("a.mp4"))))
                        .hasVideoNote())
                .isTrue();
    }

    @Test
    void album_is_sent_forwarded_and_copied() throws Exception {
        List<Message> album = get(client.executeAsync(SendMediaGroup.builder()
                .chatId(chatId)
                .medias(List.of(
                        new InputMediaPhoto(picture(), "one.png"), new InputMediaPhoto("https://example.com/a.jpg")))
                .build()));
        List<Integer> ids = album.stream().map(Message::getMessageId).toList();
        assertThat(album.getFirst().getMediaGroupId()).isEqualTo(album.getLast().getMediaGroupId());

        assertThat(call(new ForwardMessages(id(), id(), ids))).hasSize(2);
        assertThat(call(new CopyMessages(id(), id(), ids))).hasSize(2);
    }

    @Test
    void text_is_forwarded_copied_pinned_and_deleted() throws Exception {
        int hers = chat.write("hello").messageId();

        Message forward = call(new ForwardMessage(id(), id(), hers));
        assertThat(forward.getForwardOrigin()).isInstanceOf(MessageOriginUser.class);
        int copy = Math.toIntExact(call(new CopyMessage(id(), id(), hers)).getMessageId());
        assertThat(call(new PinChatMessage(id(), copy))).isTrue();
        assertThat(call(new UnpinChatMessage(id()))).isTrue();
        assertThat(call(new UnpinAllChatMessages(id()))).isTrue();
        assertThat(call(new DeleteMessage(id(), copy))).isTrue();
        assertThat(call(new DeleteMessages(id(), List.of(hers, forward.getMessageId()))))
                .isTrue();
    }

    @Test
    void media_and_keyboard_are_edited() throws Exception {
        Message photo = photo();

        Message edited = (Message) get(client.executeAsync(EditMessageMedia.builder()
                .chatId(chatId)
                .messageId(photo.getMessageId())
                .media(new InputMediaDocument(picture(), "a.bin"))
                .build()));
        assertThat(edited.hasDocument()).isTrue();
        Message bare = (Message) call(EditMessageReplyMarkup.builder()
                .chatId(chatId)
                .messageId(client.executeAsync(photoWithKeyboard())
                        .get(10, TimeUnit.SECONDS)
                        .getMessageId())
                .build());
        assertThat(bare.hasReplyMarkup()).isFalse();
    }

    private Message photo() throws Exception {
        return get(client.executeAsync(new SendPhoto(id(), new InputFile(picture(), "a.png"))));
    }

    private SendPhoto photoWithKeyboard() {
        SendPhoto photo = new SendPhoto(id(), new InputFile(picture(), "a.png"));
        photo.setReplyMarkup(TelegramBotsClientTest.keyboard("Yes", "y"));
        return photo;
    }

    private static ByteArrayInputStream picture() {
        return new ByteArrayInputStream(Pictures.png(200, 100));
    }

    private static InputFile file(String name) {
        return new InputFile(new ByteArrayInputStream(new byte[] {1, 2, 3}), name);
    }

    private String id() {
        return Long.toString(chatId);
    }

    private <T extends Serializable> T call(BotApiMethod<T> method) throws Exception {
        return get(client.executeAsync(method));
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }
}
