package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;

/** A method of the Bot API: checks its parameters, acts on the world, and answers or throws {@link Refused}. */
@FunctionalInterface
interface BotMethod {
    Answer call(World world, Bot bot, Parameters parameters);
}
