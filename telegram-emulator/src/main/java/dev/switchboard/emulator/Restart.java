package dev.switchboard.emulator;

import dev.switchboard.emulator.server.EmulatorServer.Served;
import dev.switchboard.emulator.world.World;

/** Lets an emulator begin again as it began, for the next test of one that goes on running. */
final class Restart {
    private final EmulatorOptions options;
    private final Chance chance;
    private final Served parts;

    Restart(EmulatorOptions options, Chance chance, Served parts) {
        this.options = options;
        this.chance = chance;
        this.parts = parts;
    }

    /**
     * Forgets people, bots, chats, calls, faults and crowds, stops webhooks, and puts back time, limits and the bots that
     * the options name.
     */
    void run() {
        parts.crowds().clear();
        parts.faults().clear();
        chance.restart();
        parts.world()
                .replace(
                        Restart::stopWebhooks,
                        () -> {
                            parts.time().restart();
                            parts.limiter().restart(options.limits());
                            return emptyWorld(options, chance);
                        },
                        _ -> options.bots().forEach(parts.botFather()::make));
    }

    static World emptyWorld(EmulatorOptions options, Chance chance) {
        return new World(options.time(), chance.random(), options.keptMessages(), options.keptInAll());
    }

    static void stopWebhooks(World world) {
        world.accounts().bots().forEach(bot -> bot.delivery().close());
    }
}
