package dev.switchboard.sender;

import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.CallLog.Call;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A message that Telegram let into a chat, whether or not the bot heard of it.
 *
 * @param code what its last line says
 * @param date Unix milliseconds
 */
record Receipt(long chat, long message, String code, long date) {
    /** Returns all of them, oldest first. */
    static List<Receipt> all(TelegramEmulator telegram) {
        return calls(telegram).flatMap(Receipt::of).toList();
    }

    /** Returns the calls that were to send something, whatever came of them. */
    static Stream<Call> calls(TelegramEmulator telegram) {
        return telegram.calls().stream()
                .filter(call -> call.method().equalsIgnoreCase("sendMessage")
                        || call.method().equalsIgnoreCase("sendPhoto"));
    }

    private static Stream<Receipt> of(Call call) {
        if (!(Objects.requireNonNullElse(call.answer(), Map.of()).get("result") instanceof Message message)) {
            return Stream.empty();
        }
        return Stream.of(new Receipt(message.chat().id(), message.messageId(), codeOf(call), call.date()));
    }

    /** Returns the debug code of what a call was to send. */
    static String codeOf(Call call) {
        var text = Objects.requireNonNullElse(
                call.parameters().get("text"), call.parameters().getOrDefault("caption", ""));
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
