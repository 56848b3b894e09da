package dev.switchboard.emulator;

import dev.switchboard.emulator.botapi.BotApi;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.botapi.FaultyCalls;
import dev.switchboard.emulator.crowd.Crowds;
import dev.switchboard.emulator.delivery.HttpWebhookTransport;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.server.EmulatorServer;
import dev.switchboard.emulator.server.EmulatorServer.Served;
import dev.switchboard.emulator.world.LockedWorld;

/** Puts the emulator's parts together. */
final class EmulatorWiring {
    private EmulatorWiring() {}

    static TelegramEmulator start(EmulatorOptions options) {
        Chance chance = new Chance(options.seed());
        LockedWorld world = new LockedWorld(Restart.emptyWorld(options, chance));
        RateLimiter limiter = new RateLimiter(options.limits(), options.time());
        BotApi api = new BotApi(world, options.time(), limiter, chance.random());
        HttpWebhookTransport transport = new HttpWebhookTransport(HttpWebhookTransport.TIMEOUT);
        FaultPlan faults = new FaultPlan(options.time());
        FaultyCalls calls = new FaultyCalls(api, faults);
        BotFather botFather = new BotFather(world, calls, transport, options.time(), chance.random());
        options.bots().forEach(botFather::make);
        Crowds crowds = new Crowds(world, options.time());
        Served parts = new Served(world, api, botFather, faults, limiter, crowds, options.time());
        Restart restart = new Restart(options, chance, parts);
        EmulatorServer server =
                EmulatorServer.start(options.host(), options.port(), options.hostNames(), parts, restart::run);
        return new TelegramEmulator(parts, restart, server, transport);
    }
}
