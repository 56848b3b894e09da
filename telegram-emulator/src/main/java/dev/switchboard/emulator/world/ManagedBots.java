package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.ManagedBotUpdated;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.util.HashMap;
import java.util.Map;

/** Which bots people made that another bot manages (Bot API 9.6). */
public final class ManagedBots {
    private final World world;
    private final Map<Long, Ties> ties = new HashMap<>();

    ManagedBots(World world) {
        this.world = world;
    }

    /** Tells whether a bot manages another. */
    public boolean manages(Bot manager, Bot managed) {
        Ties tied = ties.get(managed.id());
        return tied != null && tied.manager == manager.id();
    }

    /**
     * A person made this bot for another to manage: the manager gets {@code managed_bot}, and sees the service message
     * in its private chat with the person.
     */
    public void hand(Bot bot, User person, Bot manager) {
        world.access().checkActive(person);
        if (!manager.managesBots()) {
            throw NotPossible.because("this bot manages no others");
        }
        ties.put(bot.id(), new Ties(manager.id(), person));
        PrivateChat chat = world.chats().privateChat(manager, person);
        chat.start();
        world.messages()
                .serviceMessage(
                        Sender.of(person),
                        chat,
                        new Content.ManagedBotCreated(new Content.ManagedBotCreated.ManagedBot(bot.user())));
        tell(manager, person, bot);
    }

    /** Gives a managed bot another token: the old one is worth nothing from now on. */
    public void replaceToken(Bot bot, String token) {
        world.accounts().retoken(bot, token);
        Ties tied = ties.get(bot.id());
        if (tied != null) {
            tell(world.accounts().bot(tied.manager), tied.creator, bot);
        }
    }

    private static void tell(Bot manager, User person, Bot bot) {
        manager.post(Update.managedBot(new ManagedBotUpdated(person, bot.user())));
    }

    private record Ties(long manager, User creator) {}
}
