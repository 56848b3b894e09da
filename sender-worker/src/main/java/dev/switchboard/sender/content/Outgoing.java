package dev.switchboard.sender.content;

import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegramtext.FormattedText;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** A broadcast's message to one chat, with its entities said outright: Telegram parses no markup anew. */
public sealed interface Outgoing {
    /** Sends it once. */
    TelegramReply<Message> sendBy(TelegramGateway gateway);

    /** A text. */
    record OfText(SendMessage method) implements Outgoing {
        @Override
        public TelegramReply<Message> sendBy(TelegramGateway gateway) {
            return gateway.call(method);
        }
    }

    /** A photo with its caption. */
    record OfPhoto(SendPhoto method) implements Outgoing {
        @Override
        public TelegramReply<Message> sendBy(TelegramGateway gateway) {
            return gateway.call(method);
        }
    }

    /** Returns the message that says this in a chat, and is found again by this code. */
    static Outgoing of(Content content, long chatId, DebugCode code) {
        FormattedText text = content.textWith(code);
        List<MessageEntity> entities = BotApiObjects.entities(text);
        Optional<InlineKeyboardMarkup> keyboard = BotApiObjects.keyboard(content.buttons());
        if (content.photo().isPresent()) {
            var photo = new InputFile(content.photo().get().value());
            var builder = SendPhoto.builder()
                    .chatId(chatId)
                    .photo(photo)
                    .caption(text.text())
                    .captionEntities(entities);
            keyboard.ifPresent(builder::replyMarkup);
            return new OfPhoto(builder.build());
        }
        var builder = SendMessage.builder().chatId(chatId).text(text.text()).entities(entities);
        keyboard.ifPresent(builder::replyMarkup);
        return new OfText(builder.build());
    }
}
