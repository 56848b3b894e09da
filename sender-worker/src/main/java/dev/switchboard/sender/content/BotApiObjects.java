package dev.switchboard.sender.content;

import dev.switchboard.live.BanPress;
import dev.switchboard.telegramtext.Entity;
import dev.switchboard.telegramtext.FormattedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Says entities and buttons in the Bot API's words. */
final class BotApiObjects {
    private BotApiObjects() {}

    /** Leaves out what Telegram marks by itself, and passes over when a bot says it. */
    static List<MessageEntity> entities(FormattedText text) {
        return text.entities().stream()
                .filter(entity -> !entity.type().isFound())
                .map(BotApiObjects::entity)
                .toList();
    }

    private static MessageEntity entity(Entity entity) {
        var said = new MessageEntity(entity.type().word(), entity.offset(), entity.length());
        switch (entity.detail()) {
            case Entity.Detail.None _ -> {}
            case Entity.Detail.Link(String url) -> said.setUrl(url);
            case Entity.Detail.Language(String name) -> said.setLanguage(name);
            case Entity.Detail.Emoji(long id) -> said.setCustomEmojiId(Long.toString(id));
            case Entity.Detail.Moment(int unixTime, String format) -> {
                said.setUnixTime(unixTime);
                said.setDateTimeFormat(format);
            }
            // Telegram looks at the id alone; TelegramBots asks for a name
            case Entity.Detail.Mention(long userId) -> said.setUser(new User(userId, "?", false));
        }
        return said;
    }

    /** Returns the keyboard, a button a row; empty if there is no button. */
    static Optional<InlineKeyboardMarkup> keyboard(Buttons buttons) {
        List<InlineKeyboardRow> rows = new ArrayList<>();
        buttons.joinUrl()
                .ifPresent(url -> rows.add(new InlineKeyboardRow(InlineKeyboardButton.builder()
                        .text("JOIN LIVE")
                        .url(url)
                        .build())));
        buttons.ban()
                .ifPresent(press -> rows.add(new InlineKeyboardRow(InlineKeyboardButton.builder()
                        .text(BanPress.LABEL)
                        .callbackData(press.data())
                        .build())));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(InlineKeyboardMarkup.builder().keyboard(rows).build());
    }
}
