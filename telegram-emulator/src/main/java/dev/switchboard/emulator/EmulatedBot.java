package dev.switchboard.emulator;

import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import java.util.List;

/** A bot's account; the program behind it is not part of the emulator. */
public final class EmulatedBot {
    private final Bot bot;

    EmulatedBot(Bot bot) {
        this.bot = bot;
    }

    /** Returns its id. */
    public long id() {
        return bot.id();
    }

    /** Returns what its program signs in with. */
    public String token() {
        return bot.token();
    }

    /** Returns its account. */
    public User user() {
        return bot.user();
    }

    /** Returns the updates that its program has not taken, oldest first. */
    public List<PendingUpdate> pendingUpdates() {
        return bot.updates().pending();
    }
}
