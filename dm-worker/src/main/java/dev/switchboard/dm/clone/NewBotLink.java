package dev.switchboard.dm.clone;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/** The link by which a person has Telegram make a bot for another to manage (Bot API 9.6, managed bots). */
final class NewBotLink {
    private NewBotLink() {}

    private static final int LETTERS_AND_DIGITS = 36;

    /**
     * Returns the link by which a person makes a bot that this one manages; empty if it may manage none, or that is not known
     * now. The suggested name is of nobody else's, and another one each minute: the person may have bots with the last ones. They
     * may change it. It has at most 32 characters (Bot API, User.username), until the minutes need six.
     */
    static Optional<String> of(TelegramGateway bot, Contact person) {
        return bot.call(new GetMe()) instanceof TelegramReply.Accepted<User>(User manager)
                        && Boolean.TRUE.equals(manager.getCanManageBots())
                ? Optional.of("https://t.me/newbot/%s/clone_%d_%s_bot"
                        .formatted(manager.getUserName(), person.userId(), minute(person.happenedAt())))
                : Optional.empty();
    }

    private static String minute(Instant at) {
        return Long.toString(Duration.between(Instant.EPOCH, at).toMinutes(), LETTERS_AND_DIGITS);
    }
}
