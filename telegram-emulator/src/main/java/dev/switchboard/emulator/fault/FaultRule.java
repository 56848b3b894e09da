package dev.switchboard.emulator.fault;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault meets; what is null fits every call.
 *
 * @param method a method's name; case does not matter
 * @param bot a bot's id
 * @param chat a chat's id, or a group's {@code @username}: whichever of them the bot writes
 * @param times how many calls it meets, at least 1; null for any number
 * @param probability how likely it meets a call that fits, above 0 and at most 1; null for 1
 * @param seed what its chances are drawn from, so that they come out the same each time; null for 0
 */
public record FaultRule(
        @Nullable String method,
        @Nullable Long bot,
        @Nullable String chat,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Long seed,
        Fault fault) {
    /** Refuses a rule without a fault, and one that meets no call. */
    public FaultRule {
        Objects.requireNonNull(fault, "fault is missing");
        if (times != null && times < 1) {
            throw new IllegalArgumentException("times must be at least 1, not " + times);
        }
        if (probability != null && !(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be above 0 and at most 1, not " + probability);
        }
    }

    /** Makes a rule for the next calls that fit. */
    public FaultRule(@Nullable String method, @Nullable Long bot, @Nullable String chat, int times, Fault fault) {
        this(method, bot, chat, times, null, null, fault);
    }

    /** Returns a rule for every call, each with this chance. */
    public static FaultRule withProbability(double probability, long seed, Fault fault) {
        return new FaultRule(null, null, null, null, probability, seed, fault);
    }

    boolean fits(String calledMethod, long callingBot, Predicate<String> isChat) {
        return (method == null || method.toLowerCase(Locale.ROOT).equals(calledMethod.toLowerCase(Locale.ROOT)))
                && (bot == null || bot == callingBot)
                && (chat == null || isChat.test(chat));
    }
}
