package dev.switchboard.emulator.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.CallbackQuery;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.CopyMessage;
import org.telegram.telegrambots.meta.api.methods.CopyMessages;
import org.telegram.telegrambots.meta.api.methods.ForwardMessage;
import org.telegram.telegrambots.meta.api.methods.ForwardMessages;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.DeleteMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.GetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.GetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.groupadministration.AnswerChatJoinRequestQuery;
import org.telegram.telegrambots.meta.api.methods.groupadministration.ApproveChatJoinRequest;
import org.telegram.telegrambots.meta.api.methods.groupadministration.BanChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.CreateChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.DeclineChatJoinRequest;
import org.telegram.telegrambots.meta.api.methods.groupadministration.EditChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.ExportChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMemberCount;
import org.telegram.telegrambots.meta.api.methods.groupadministration.LeaveChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.PromoteChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.RestrictChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.RevokeChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatAdministratorCustomTitle;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatDescription;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatPermissions;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatTitle;
import org.telegram.telegrambots.meta.api.methods.groupadministration.UnbanChatMember;
import org.telegram.telegrambots.meta.api.methods.managed.GetManagedBotToken;
import org.telegram.telegrambots.meta.api.methods.managed.ReplaceManagedBotToken;
import org.telegram.telegrambots.meta.api.methods.menubutton.GetChatMenuButton;
import org.telegram.telegrambots.meta.api.methods.menubutton.SetChatMenuButton;
import org.telegram.telegrambots.meta.api.methods.name.GetMyName;
import org.telegram.telegrambots.meta.api.methods.name.SetMyName;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinAllChatMessages;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinChatMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendAudio;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendSticker;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.send.SendVideoNote;
import org.telegram.telegrambots.meta.api.methods.send.SendVoice;
import org.telegram.telegrambots.meta.api.methods.updates.Close;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.LogOut;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessages;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.ChatPermissions;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.menubutton.MenuButtonCommands;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** TelegramBots' own client, unmodified: every method is called and its answer understood. */
class TelegramBotsTest {
    /** A PNG of one pixel. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final ClientStage stage = new ClientStage();
    private final OkHttpTelegramClient client = client(stage.address(), stage.bot.token());
    private final long ann = stage.ann.user().id();
    private final long bob = stage.bob.user().id();
    private final String person = Long.toString(ann);
    private final String group = Long.toString(stage.group.id());

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void every_method_is_called() throws Exception {
        callMethodsOfTheBotItself();
        Message text = callMethodsOfTexts();
        Message photo = callMethodsOfFiles();
        callMethodsOfCopies(text, photo);
        callMethodsOfChats();
        callMethodsOfMembers();
        callMethodsOfInvitations();
        callMethodsOfUpdates();

        assertThat(stage.refused()).isEmpty();
        assertThat(stage.calledWell()).containsAll(EveryMethod.names(stage.telegram));
    }

    private void callMethodsOfTheBotItself() throws Exception {
        assertThat(call(new GetMe()).getUserName()).isEqualTo("client_bot");
        call(SetMyCommands.builder().command(new BotCommand("start", "Begin")).build());
        assertThat(call(new GetMyCommands()).getFirst().getCommand()).isEqualTo("start");
        call(new DeleteMyCommands());
        call(SetMyName.builder().name("A bot").build());
        assertThat(call(new GetMyName()).getName()).isEqualTo("A bot");
        call(SetMyDescription.builder().description("It tries things.").build());
        assertThat(call(new GetMyDescription()).getDescription()).isEqualTo("It tries things.");
        call(SetMyShortDescription.builder().shortDescription("Tries.").build());
        assertThat(call(new GetMyShortDescription()).getShortDescription()).isEqualTo("Tries.");
        call(SetChatMenuButton.builder()
                .menuButton(MenuButtonCommands.builder().build())
                .build());
        assertThat(call(new GetChatMenuButton()).getType()).isEqualTo("commands");
        long managed = stage.managed.id();
        assertThat(call(GetManagedBotToken.builder().userId(managed).build())).isEqualTo(stage.managed.token());
        assertThat(call(ReplaceManagedBotToken.builder().userId(managed).build()))
                .startsWith(managed + ":");
    }

    private Message callMethodsOfTexts() throws Exception {
        Message text = call(SendMessage.builder()
                .chatId(ann)
                .text("<b>Hello</b>, Ann")
                .parseMode("HTML")
                .replyMarkup(keyboard("Yes"))
                .build());
        assertThat(text.getEntities().getFirst().getText()).isEqualTo("Hello");
        int id = text.getMessageId();
        call(SendChatAction.builder().chatId(ann).action("typing").build());
        call(EditMessageText.builder()
                .chatId(ann)
                .messageId(id)
                .text("Hello again")
                .build());
        call(EditMessageReplyMarkup.builder()
                .chatId(ann)
                .messageId(id)
                .replyMarkup(keyboard("No"))
                .build());
        CallbackQuery press = stage.chat.press(stage.chat.messages().getLast(), "No");
        call(AnswerCallbackQuery.builder()
                .callbackQueryId(press.id())
                .text("Noted")
                .build());
        call(SendMessage.builder()
                .chatId(stage.channel.id())
                .text("To all who read this channel")
                .build());
        return text;
    }

    private Message callMethodsOfFiles() throws Exception {
        Message photo = sent(client.executeAsync(SendPhoto.builder()
                .chatId(ann)
                .photo(new InputFile(pixel(), "a.png"))
                .caption("A picture")
                .build()));
        call(EditMessageCaption.builder()
                .chatId(person)
                .messageId(photo.getMessageId())
                .caption("The picture")
                .build());
        sent(client.executeAsync(EditMessageMedia.builder()
                .chatId(person)
                .messageId(photo.getMessageId())
                .media(new InputMediaPhoto(pixel(), "b.png"))
                .build()));
        Message document = sent(client.executeAsync(
                SendDocument.builder().chatId(ann).document(file("a.txt")).build()));
        sent(client.executeAsync(
                SendVideo.builder().chatId(ann).video(file("a.mp4")).build()));
        sent(client.executeAsync(
                SendVideoNote.builder().chatId(ann).videoNote(file("b.mp4")).build()));
        sent(client.executeAsync(
                SendAudio.builder().chatId(ann).audio(file("a.mp3")).build()));
        sent(client.executeAsync(
                SendVoice.builder().chatId(ann).voice(file("a.ogg")).build()));
        sent(client.executeAsync(
                SendAnimation.builder().chatId(ann).animation(file("a.gif")).build()));
        sent(client.executeAsync(
                SendSticker.builder().chatId(ann).sticker(file("a.webp")).build()));
        List<Message> album = sent(client.executeAsync(SendMediaGroup.builder()
                .chatId(person)
                .media(new InputMediaPhoto(pixel(), "c.png"))
                .media(new InputMediaPhoto(pixel(), "d.png"))
                .build()));
        assertThat(album).hasSize(2);
        // its downloads go to Telegram's own address, whatever address it is given
        assertThat(call(new GetFile(document.getDocument().getFileId())).getFileSize())
                .isEqualTo(11);
        return photo;
    }

    private void callMethodsOfCopies(Message text, Message photo) throws Exception {
        List<Integer> both = List.of(text.getMessageId(), photo.getMessageId());
        call(CopyMessage.builder()
                .chatId(group)
                .fromChatId(person)
                .messageId(text.getMessageId())
                .build());
        call(CopyMessages.builder()
                .chatId(group)
                .fromChatId(person)
                .messageIds(both)
                .build());
        int forwarded = call(ForwardMessage.builder()
                        .chatId(group)
                        .fromChatId(person)
                        .messageId(text.getMessageId())
                        .build())
                .getMessageId();
        call(ForwardMessages.builder()
                .chatId(group)
                .fromChatId(person)
                .messageIds(both)
                .build());
        call(PinChatMessage.builder().chatId(group).messageId(forwarded).build());
        call(UnpinChatMessage.builder().chatId(group).messageId(forwarded).build());
        call(UnpinAllChatMessages.builder().chatId(group).build());
        call(DeleteMessage.builder()
                .chatId(person)
                .messageId(text.getMessageId())
                .build());
        call(DeleteMessages.builder()
                .chatId(person)
                .messageIds(List.of(photo.getMessageId()))
                .build());
    }

    private void callMethodsOfChats() throws Exception {
        assertThat(call(GetChat.builder().chatId(group).build()).getTitle()).isEqualTo("A group");
        assertThat(call(GetChatAdministrators.builder().chatId(group).build())).isNotEmpty();
        assertThat(call(GetChatMember.builder().chatId(group).userId(bob).build())
                        .getStatus())
                .isEqualTo("member");
        assertThat(call(GetChatMemberCount.builder().chatId(group).build())).isEqualTo(3);
        call(SetChatTitle.builder().chatId(group).title("Another title").build());
        call(SetChatDescription.builder()
                .chatId(group)
                .description("What it is about")
                .build());
        call(SetChatPermissions.builder()
                .chatId(group)
                .permissions(ChatPermissions.builder().canSendMessages(true).build())
                .build());
    }

    private void callMethodsOfMembers() throws Exception {
        call(RestrictChatMember.builder()
                .chatId(group)
                .userId(bob)
                .permissions(ChatPermissions.builder().canSendMessages(false).build())
                .build());
        call(PromoteChatMember.builder()
                .chatId(group)
                .userId(bob)
                .canDeleteMessages(true)
                .build());
        call(SetChatAdministratorCustomTitle.builder()
                .chatId(group)
                .userId(bob)
                .customTitle("Helper")
                .build());
        call(PromoteChatMember.builder().chatId(group).userId(bob).build());
        call(BanChatMember.builder().chatId(group).userId(bob).build());
        call(UnbanChatMember.builder().chatId(group).userId(bob).build());
    }

    private void callMethodsOfInvitations() throws Exception {
        call(ExportChatInviteLink.builder().chatId(group).build());
        String link = call(CreateChatInviteLink.builder()
                        .chatId(group)
                        .name("Friends")
                        .createsJoinRequest(true)
                        .build())
                .getInviteLink();
        call(EditChatInviteLink.builder()
                .chatId(group)
                .inviteLink(link)
                .name("Best friends")
                .build());
        call(RevokeChatInviteLink.builder().chatId(group).inviteLink(link).build());
        call(ApproveChatJoinRequest.builder()
                .chatId(group)
                .userId(stage.carl.user().id())
                .build());
        call(DeclineChatJoinRequest.builder()
                .chatId(group)
                .userId(stage.dora.user().id())
                .build());
        call(AnswerChatJoinRequestQuery.builder()
                .chatJoinRequestQueryId(stage.joinQuery)
                .result("approve")
                .build());
        call(LeaveChat.builder().chatId(group).build());
    }

    private void callMethodsOfUpdates() throws Exception {
        client.executeAsync(SetWebhook.builder().url("http://127.0.0.1:9/hook").build())
                .get(10, TimeUnit.SECONDS);
        assertThat(call(new GetWebhookInfo()).getUrl()).isEqualTo("http://127.0.0.1:9/hook");
        call(new DeleteWebhook());
        assertThat(call(GetUpdates.builder().limit(1).build())).hasSize(1);
        call(new Close());
        call(new LogOut());
    }

    private <T extends Serializable> T call(BotApiMethod<T> method) throws Exception {
        return sent(client.executeAsync(method));
    }

    private static <T> T sent(CompletableFuture<T> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    private static InputFile file(String name) {
        return new InputFile(bytes(), name);
    }

    private static InputStream pixel() {
        return new ByteArrayInputStream(Base64.getDecoder().decode(PIXEL));
    }

    private static InputStream bytes() {
        return new ByteArrayInputStream("a few bytes".getBytes(UTF_8));
    }

    private static InlineKeyboardMarkup keyboard(String label) {
        InlineKeyboardButton button =
                InlineKeyboardButton.builder().text(label).callbackData(label).build();
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button)));
    }

    private static OkHttpTelegramClient client(URI address, String token) {
        return new OkHttpTelegramClient(
                new OkHttpClient(),
                token,
                new TelegramUrl(address.getScheme(), address.getHost(), address.getPort(), false));
    }
}
