package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.switchboard.emulator.types.Message;
import java.util.List;

/** The messages that one call wrote. */
record SentMessages(@JsonValue List<Message> messages) {
    SentMessages {
        messages = List.copyOf(messages);
    }

    SentMessages forBot(long bot) {
        return new SentMessages(
                messages.stream().map(message -> message.forBot(bot)).toList());
    }
}
