package dev.switchboard.emulator;

import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;

/**
 * How an emulator starts.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param bots the bots that exist from the start
 * @param time what its clock and its timers follow
 * @param limits how many messages bots may send
 */
public record EmulatorOptions(
        String host, int port, List<BotFather.Request> bots, VirtualTime time, RateLimits limits) {
    /** Copies the bots. */
    public EmulatorOptions {
        bots = List.copyOf(bots);
    }

    /** Returns options for this machine alone, on any free port, with no bots, in real time, with Telegram's limits. */
    public static EmulatorOptions local() {
        return new EmulatorOptions("127.0.0.1", 0, List.of(), VirtualTime.ofMachine(), RateLimits.TELEGRAM);
    }

    /** Returns these options with one more bot. */
    public EmulatorOptions withBot(BotFather.Request bot) {
        List<BotFather.Request> more = new ArrayList<>(bots);
        more.add(bot);
        return new EmulatorOptions(host, port, more, time, limits);
    }

    /** Returns these options with another time. */
    public EmulatorOptions withTime(VirtualTime newTime) {
        return new EmulatorOptions(host, port, bots, newTime, limits);
    }

    /** Returns these options with other limits, such as {@link RateLimits#NONE}. */
    public EmulatorOptions withLimits(RateLimits newLimits) {
        return new EmulatorOptions(host, port, bots, time, newLimits);
    }
}
