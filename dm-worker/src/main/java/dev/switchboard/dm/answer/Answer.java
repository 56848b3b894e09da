package dev.switchboard.dm.answer;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;

/** What a job says to a person. Texts are plain, at most 4096 UTF-16 units (Bot API, sendMessage). */
public sealed interface Answer {

    /** Returns where it goes. */
    long chat();

    /**
     * A new message.
     *
     * @param topic the topic of a forum; {@code null} elsewhere
     */
    record Write(
            long chat,
            @Nullable Integer topic,
            String text,
            @Nullable ReplyKeyboard keyboard) implements Answer {

        /** A message outside of topics. */
        public Write(long chat, String text, @Nullable ReplyKeyboard keyboard) {
            this(chat, null, text, keyboard);
        }

        /** Says where it goes; the text is private. */
        @Override
        public String toString() {
            return "Write[" + chat + "]";
        }
    }

    /** A message of the bot's is changed in place; one that is gone, or that cannot be changed, is written anew. */
    record Edit(
            long chat, int message, String text, @Nullable InlineKeyboardMarkup keyboard) implements Answer {

        /** Says what it changes; the text is private. */
        @Override
        public String toString() {
            return "Edit[" + chat + ", " + message + "]";
        }

        Write anew() {
            return new Write(chat, text, keyboard);
        }
    }

    /** The buttons under a message of the bot's are changed; if it is gone, or cannot be changed, nobody misses them. */
    record EditKeyboard(long chat, int message, InlineKeyboardMarkup keyboard) implements Answer {}
}
