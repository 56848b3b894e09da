package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.switchboard.emulator.types.Message;
import java.util.List;

/** The messages that one call wrote. */
record SentAlbum(@JsonValue List<Message> messages) {
    SentAlbum {
        messages = List.copyOf(messages);
    }

    SentAlbum forBot(long bot) {
        return new SentAlbum(
                messages.stream().map(message -> message.forBot(bot)).toList());
    }
}
