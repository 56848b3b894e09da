package dev.switchboard.dm.doctor;

import dev.switchboard.bots.Bot;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import java.io.Serializable;
import java.time.Duration;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;

/** A visit to one bot: its calls wait as long as Telegram asks, within reason. */
final class Examination {
    private static final int MOST_CALLS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Bot bot;
    private final boolean mayRepair;
    private final TelegramGateway gateway;
    private final Pauses pauses;

    Examination(Bot bot, boolean mayRepair, TelegramGateway gateway, Pauses pauses) {
        this.bot = bot;
        this.mayRepair = mayRepair;
        this.gateway = gateway;
        this.pauses = pauses;
    }

    Bot bot() {
        return bot;
    }

    /** Returns whether anything may be changed. */
    boolean mayRepair() {
        return mayRepair;
    }

    /**
     * Calls a method.
     *
     * @throws NotToldException if Telegram says no, or nothing
     */
    <T extends Serializable> T call(BotApiMethod<T> method) throws NotToldException {
        var reply = gateway.call(method);
        for (int calls = 1;
                calls < MOST_CALLS
                        && reply instanceof TelegramReply.FloodLimited<T>(Duration wait)
                        && wait.compareTo(LONGEST_WAIT) <= 0;
                calls++) {
            pauses.take(wait);
            reply = gateway.call(method);
        }
        if (reply instanceof TelegramReply.Accepted<T>(T result)) {
            return result;
        }
        var why = method.getMethod() + ": " + words(reply);
        throw reply instanceof TelegramReply.Rejected<T> rejected && rejected.reason() == RejectionReason.UNAUTHORIZED
                ? new TokenDeadException(why)
                : new NotToldException(why);
    }

    private static String words(TelegramReply<?> reply) {
        return switch (reply) {
            case TelegramReply.Accepted<?> _ -> "done";
            case TelegramReply.FloodLimited<?>(Duration wait) -> "Telegram asks to wait for " + wait.toSeconds() + " s";
            case TelegramReply.Rejected<?> rejected
            when rejected.reason() == RejectionReason.UNAUTHORIZED -> "Telegram knows the bot's token no more";
            case TelegramReply.Rejected<?> rejected -> "Telegram refused: " + rejected.description();
            case TelegramReply.Unreachable<?> unreachable -> "Telegram did not answer: " + unreachable.detail();
        };
    }

    /** Telegram did not tell what was asked; the message says why. */
    static class NotToldException extends Exception {
        private static final long serialVersionUID = 1L;

        NotToldException(String why) {
            super(why);
        }
    }

    /** Telegram will not tell anything to whoever asks with this token. */
    static final class TokenDeadException extends NotToldException {
        private static final long serialVersionUID = 1L;

        TokenDeadException(String why) {
            super(why);
        }
    }
}
