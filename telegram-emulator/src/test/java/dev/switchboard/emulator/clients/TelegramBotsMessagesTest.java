package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.CallbackQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.CopyMessage;
import org.telegram.telegrambots.meta.api.methods.CopyMessages;
import org.telegram.telegrambots.meta.api.methods.ForwardMessage;
import org.telegram.telegrambots.meta.api.methods.ForwardMessages;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinAllChatMessages;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinChatMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessages;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.MessageId;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;

/** Texts: sent, pressed, edited, copied, forwarded, pinned and deleted. */
class TelegramBotsMessagesTest extends TelegramBotsFixture {
    @Test
    @Calls({"sendMessage", "answerCallbackQuery", "editMessageText", "editMessageReplyMarkup"})
    void message_with_a_keyboard_is_sent_pressed_answered_and_edited() throws Exception {
        Message sent = call(SendMessage.builder()
                .chatId(ann)
                .text("<b>Ready</b>, Ann?")
                .parseMode("HTML")
                .replyMarkup(keyboard("Yes"))
                .build());
        assertThat(sent.getEntities().getFirst().getText()).isEqualTo("Ready");
        assertThat(callbackData(sent)).isEqualTo("Yes");

        CallbackQuery press = stage.chat.press(stage.chat.messages().getLast(), "Yes");
        assertThat(call(AnswerCallbackQuery.builder()
                        .callbackQueryId(press.id())
                        .text("Noted")
                        .build()))
                .isTrue();

        Message asked = (Message) call(EditMessageReplyMarkup.builder()
                .chatId(ann)
                .messageId(sent.getMessageId())
                .replyMarkup(keyboard("No"))
                .build());
        assertThat(callbackData(asked)).isEqualTo("No");
        Message edited = (Message) call(EditMessageText.builder()
                .chatId(ann)
                .messageId(sent.getMessageId())
                .text("Ready.")
                .build());
        assertThat(edited.getText()).isEqualTo("Ready.");
        assertThat(edited.hasReplyMarkup()).isFalse();
        assertThat(edited.getEditDate()).isNotNull();
    }

    @Test
    @Calls({"sendMessage", "sendChatAction"})
    void channel_gets_a_post_and_a_person_sees_typing() throws Exception {
        Message post = call(SendMessage.builder()
                .chatId(stage.channel.id())
                .text("To all who read this channel")
                .build());
        assertThat(post.getSenderChat().getId()).isEqualTo(stage.channel.id());
        assertThat(call(SendChatAction.builder().chatId(ann).action("typing").build()))
                .isTrue();
    }

    @Test
    @Calls({"copyMessage", "copyMessages", "forwardMessage", "forwardMessages"})
    void messages_are_copied_and_forwarded() throws Exception {
        int hers = stage.chat.write("hello").messageId();
        int next = stage.chat.write("again").messageId();

        Message forward = call(new ForwardMessage(group, person, hers));
        assertThat(forward.getForwardOrigin()).isInstanceOf(MessageOriginUser.class);
        assertThat(forward.getText()).isEqualTo("hello");
        long copy = call(new CopyMessage(group, person, hers)).getMessageId();
        assertThat(copy).isGreaterThan(forward.getMessageId());
        assertThat(call(new ForwardMessages(group, person, List.of(hers, next))))
                .extracting(MessageId::getMessageId)
                .containsExactly(copy + 1, copy + 2);
        assertThat(call(new CopyMessages(group, person, List.of(hers, next))))
                .extracting(MessageId::getMessageId)
                .containsExactly(copy + 3, copy + 4);
    }

    @Test
    @Calls({
        "sendMessage",
        "pinChatMessage",
        "unpinChatMessage",
        "unpinAllChatMessages",
        "deleteMessage",
        "deleteMessages"
    })
    void messages_are_pinned_and_deleted() throws Exception {
        int first = text("one");
        int second = text("two");
        int third = text("three");

        assertThat(call(new PinChatMessage(person, first))).isTrue();
        assertThat(call(UnpinChatMessage.builder()
                        .chatId(person)
                        .messageId(first)
                        .build()))
                .isTrue();
        assertThat(call(new UnpinAllChatMessages(person))).isTrue();
        assertThat(call(new DeleteMessage(person, first))).isTrue();
        assertThat(call(new DeleteMessages(person, List.of(second, third)))).isTrue();

        assertThat(stage.chat.messages())
                .extracting(dev.switchboard.emulator.types.Message::text)
                .contains("/start")
                .doesNotContain("one", "two", "three");
    }

    private int text(String text) throws Exception {
        return call(SendMessage.builder().chatId(ann).text(text).build()).getMessageId();
    }

    private static String callbackData(Message message) {
        return message.getReplyMarkup().getKeyboard().getFirst().getFirst().getCallbackData();
    }
}
