package dev.switchboard.emulator;

import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.VirtualTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator starts.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param hostNames by which names the control API may be called, beside {@code localhost}, addresses and {@code host}
 * @param bots the bots that exist from the start
 * @param time what its clock and its timers follow
 * @param limits how many messages bots may send
 * @param keptMessages how many messages each chat keeps at least; older ones go, that memory lasts
 * @param keptInAll how many messages all chats keep together; those of the chats that were not used for longest go first
 * @param seed what tokens, invite links, first update ids and back-off come from; null for chance
 */
public record EmulatorOptions(
        String host,
        int port,
        Set<String> hostNames,
        List<BotFather.Request> bots,
        VirtualTime time,
        RateLimits limits,
        int keptMessages,
        int keptInAll,
        @Nullable Long seed) {
    /** What {@link #keptMessages} is where nobody says otherwise. */
    public static final int KEPT_MESSAGES = 1000;

    /** What {@link #keptInAll} is where nobody says otherwise: about 500 MiB of short texts. */
    public static final int KEPT_IN_ALL = 500_000;

    /** Copies the collections, and refuses to keep no messages. */
    public EmulatorOptions {
        if (keptMessages < 1 || keptInAll < 1) {
            throw new IllegalArgumentException("at least one message must be kept");
        }
        hostNames = Set.copyOf(hostNames);
        bots = List.copyOf(bots);
    }

    /** Returns options for this machine alone, on any free port, with no bots, in real time, with Telegram's limits. */
    public static EmulatorOptions local() {
        return new EmulatorOptions(
                "127.0.0.1",
                0,
                Set.of(),
                List.of(),
                VirtualTime.ofMachine(),
                RateLimits.TELEGRAM,
                KEPT_MESSAGES,
                KEPT_IN_ALL,
                null);
    }

    /** Returns these options with one more bot. */
    public EmulatorOptions withBot(BotFather.Request bot) {
        List<BotFather.Request> more = new ArrayList<>(bots);
        more.add(bot);
        return new EmulatorOptions(host, port, hostNames, more, time, limits, keptMessages, keptInAll, seed);
    }

    /** Returns these options with another port; 0 for any that is free. */
    public EmulatorOptions withPort(int newPort) {
        return new EmulatorOptions(host, newPort, hostNames, bots, time, limits, keptMessages, keptInAll, seed);
    }

    /** Returns these options with one more name by which the control API may be called. */
    public EmulatorOptions withHostName(String name) {
        Set<String> more = new HashSet<>(hostNames);
        more.add(name);
        return new EmulatorOptions(host, port, more, bots, time, limits, keptMessages, keptInAll, seed);
    }

    /** Returns these options with another time. */
    public EmulatorOptions withTime(VirtualTime newTime) {
        return new EmulatorOptions(host, port, hostNames, bots, newTime, limits, keptMessages, keptInAll, seed);
    }

    /** Returns these options with other limits, such as {@link RateLimits#NONE}. */
    public EmulatorOptions withLimits(RateLimits newLimits) {
        return new EmulatorOptions(host, port, hostNames, bots, time, newLimits, keptMessages, keptInAll, seed);
    }

    /** Returns these options with chats that keep so many messages. */
    public EmulatorOptions withKeptMessages(int messages) {
        return new EmulatorOptions(host, port, hostNames, bots, time, limits, messages, keptInAll, seed);
    }

    /** Returns these options with so many messages in all chats together. */
    public EmulatorOptions withKeptInAll(int messages) {
        return new EmulatorOptions(host, port, hostNames, bots, time, limits, keptMessages, messages, seed);
    }

    /** Returns these options with a seed, by which a whole run can be repeated. */
    public EmulatorOptions withSeed(long newSeed) {
        return new EmulatorOptions(host, port, hostNames, bots, time, limits, keptMessages, keptInAll, newSeed);
    }
}
