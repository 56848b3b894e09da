package dev.switchboard.dm.conversation;

import java.util.Objects;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What a person sends, and Telegram does not only tell of: pins, timers, themes and gifts are messages too. */
final class Content {
    private Content() {}

    /** Returns whether there is any: a text or one of the media that people send (Bot API, Message). */
    static boolean isIn(Message message) {
        return Stream.of(
                        message.getText(),
                        message.getCaption(),
                        message.getRichMessage(),
                        message.getAnimation(),
                        message.getAudio(),
                        message.getDocument(),
                        message.getLivePhoto(),
                        message.getPaidMedia(),
                        message.getPhoto(),
                        message.getSticker(),
                        message.getStory(),
                        message.getVideo(),
                        message.getVideoNote(),
                        message.getVoice(),
                        message.getChecklist(),
                        message.getContact(),
                        message.getDice(),
                        message.getGame(),
                        message.getInvoice(),
                        message.getPoll(),
                        message.getVenue(),
                        message.getLocation(),
                        message.getGiveaway())
                .anyMatch(Objects::nonNull);
    }

    /** Returns what a person wrote, which may stand under a picture. */
    static String textOf(Message message) {
        return Objects.requireNonNullElse(message.getText(), Objects.requireNonNullElse(message.getCaption(), ""));
    }
}
