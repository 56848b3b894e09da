package dev.switchboard.dm.clone;

import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/** The link by which a person has Telegram make a bot for another to manage (Bot API 9.6, managed bots). */
final class NewBotLink {
    private NewBotLink() {}

    /**
     * Returns the link by which a person makes a bot that this one manages; empty if it may manage none, or that is not known
     * now. The suggested name is of nobody else's; the person may change it.
     */
    static Optional<String> of(TelegramGateway bot, long person) {
        return bot.call(new GetMe()) instanceof TelegramReply.Accepted<User>(User manager)
                        && Boolean.TRUE.equals(manager.getCanManageBots())
                ? Optional.of("https://t.me/newbot/%s/clone_%d_bot".formatted(manager.getUserName(), person))
                : Optional.empty();
    }
}
