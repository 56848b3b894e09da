package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Methods about the bots that a bot manages (Bot API 9.6). */
final class ManagedBotMethods {
    private final RandomGenerator random;

    ManagedBotMethods(RandomGenerator random) {
        this.random = random;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "getmanagedbottoken", ManagedBotMethods::getToken,
                "replacemanagedbottoken", this::replaceToken);
    }

    private static Answer getToken(World world, Bot bot, Parameters parameters) {
        return Answer.done(managed(world, bot, parameters).token());
    }

    private Answer replaceToken(World world, Bot bot, Parameters parameters) {
        Bot managed = managed(world, bot, parameters);
        world.managedBots().replaceToken(managed, BotToken.of(managed.id(), random));
        return Answer.done(managed.token());
    }

    private static Bot managed(World world, Bot manager, Parameters parameters) {
        long id = UserParameter.id(parameters);
        Bot managed = world.accounts().findBot(id).orElseThrow(() -> Refused.badRequest("user not found"));
        if (!world.managedBots().manages(manager, managed)) {
            throw Refused.badRequest("BOT_INVALID");
        }
        return managed;
    }
}
