package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.CopyMessages;
import org.telegram.telegrambots.meta.api.methods.ForwardMessages;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendAudio;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendSticker;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.send.SendVideoNote;
import org.telegram.telegrambots.meta.api.methods.send.SendVoice;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.File;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Files of all kinds, their captions, and where they are found again. */
class TelegramBotsFilesTest extends TelegramBotsFixture {
    @Test
    @Calls({"sendPhoto", "editMessageCaption", "editMessageMedia", "getFile"})
    void photo_is_sent_captioned_anew_and_found_again() throws Exception {
        Message photo = sent(client.executeAsync(SendPhoto.builder()
                .chatId(ann)
                .photo(new InputFile(picture(), "a.png"))
                .caption("A picture")
                .build()));
        assertThat(photo.getPhoto()).hasSize(2);
        assertThat(photo.getCaption()).isEqualTo("A picture");

        Message edited = (Message) call(EditMessageCaption.builder()
                .chatId(person)
                .messageId(photo.getMessageId())
                .caption("The picture")
                .build());
        assertThat(edited.getCaption()).isEqualTo("The picture");
        Message replaced = (Message) sent(client.executeAsync(EditMessageMedia.builder()
                .chatId(person)
                .messageId(photo.getMessageId())
                .media(new InputMediaDocument(picture(), "a.bin"))
                .build()));
        assertThat(replaced.getDocument().getFileName()).isEqualTo("a.bin");

        // this client downloads from Telegram's own address only, so that the path has to do
        File file = call(new GetFile(photo.getPhoto().getLast().getFileId()));
        assertThat(file.getFilePath()).isEqualTo("photos/file_1_1.png");
    }

    @Test
    @Calls({"sendDocument", "sendVideo", "sendVideoNote", "sendAudio", "sendVoice", "sendAnimation", "sendSticker"})
    void files_of_all_kinds_are_sent() throws Exception {
        Document document = sent(client.executeAsync(new SendDocument(person, file("a.pdf"))))
                .getDocument();
        assertThat(document.getFileName()).isEqualTo("a.pdf");
        assertThat(document.getFileSize()).isEqualTo(11);
        assertThat(sent(client.executeAsync(new SendVideo(person, file("a.mp4")))))
                .matches(Message::hasVideo);
        assertThat(sent(client.executeAsync(new SendVideoNote(person, file("b.mp4")))))
                .matches(Message::hasVideoNote);
        assertThat(sent(client.executeAsync(new SendAudio(person, file("a.mp3")))))
                .matches(Message::hasAudio);
        assertThat(sent(client.executeAsync(new SendVoice(person, file("a.ogg")))))
                .matches(Message::hasVoice);
        assertThat(sent(client.executeAsync(new SendAnimation(person, file("a.gif")))))
                .matches(Message::hasAnimation);
        assertThat(sent(client.executeAsync(new SendSticker(person, file("a.webp")))))
                .matches(Message::hasSticker);
    }

    @Test
    @Calls({"sendMediaGroup", "forwardMessages", "copyMessages"})
    void album_is_sent_forwarded_and_copied() throws Exception {
        List<Message> album = sent(client.executeAsync(SendMediaGroup.builder()
                .chatId(ann)
                .medias(List.of(
                        new InputMediaPhoto(picture(), "one.png"), new InputMediaPhoto("https://example.com/a.jpg")))
                .build()));
        assertThat(album)
                .hasSize(2)
                .extracting(Message::getMediaGroupId)
                .doesNotContainNull()
                .containsOnly(album.getFirst().getMediaGroupId());

        List<Integer> ids = album.stream().map(Message::getMessageId).toList();
        assertThat(call(new ForwardMessages(group, person, ids))).hasSize(2);
        assertThat(call(new CopyMessages(group, person, ids))).hasSize(2);
    }
}
