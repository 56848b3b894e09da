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
import dev.switchboard.emulator.world.World;
import java.security.SecureRandom;

/** Puts the emulator's parts together. */
final class EmulatorWiring {
    private EmulatorWiring() {}

    static TelegramEmulator start(EmulatorOptions options) {
        LockedWorld world = new LockedWorld(new World(options.time(), options.keptMessages()));
        RateLimiter limiter = new RateLimiter(options.limits(), options.time());
        SecureRandom random = new SecureRandom();
        BotApi api = new BotApi(world, options.time(), limiter, random);
        HttpWebhookTransport transport = new HttpWebhookTransport(HttpWebhookTransport.TIMEOUT);
        FaultPlan faults = new FaultPlan(options.time());
        FaultyCalls calls = new FaultyCalls(api, faults);
        BotFather botFather = new BotFather(world, calls, transport, options.time(), random);
        options.bots().forEach(botFather::make);
        Crowds crowds = new Crowds(world, options.time());
        Served parts = new Served(world, api, botFather, faults, limiter, crowds, options.time());
        EmulatorServer server = EmulatorServer.start(options.host(), options.port(), options.hostNames(), parts);
        return new TelegramEmulator(parts, server, transport);
    }
}
