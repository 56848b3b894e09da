package dev.switchboard.emulator.fault;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault meets; what is null fits every call.
 *
 * @param method a method's name; case does not matter
 * @param bot a bot's id
 * @param chat the {@code chat_id} as the bot writes it
 * @param times how many calls it meets, at least 1
 */
public record FaultRule(
        @Nullable String method,
        @Nullable Long bot,
        @Nullable String chat,
        int times,
        Fault fault) {
    /** Refuses a rule without a fault, or one that meets no call. */
    public FaultRule {
        Objects.requireNonNull(fault, "fault is missing");
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, not " + times);
        }
    }

    boolean fits(String calledMethod, long callingBot, String chatId) {
        return (method == null || method.toLowerCase(Locale.ROOT).equals(calledMethod.toLowerCase(Locale.ROOT)))
                && (bot == null || bot == callingBot)
                && (chat == null || chat.equals(chatId));
    }

    FaultRule once() {
        return new FaultRule(method, bot, chat, times - 1, fault);
    }
}
