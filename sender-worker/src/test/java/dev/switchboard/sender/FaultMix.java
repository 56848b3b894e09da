package dev.switchboard.sender;

import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Faults of all kinds, in an order that a seed decides. What Telegram wants to wait is short: tests wait for it. */
final class FaultMix {
    /** How long a worker of such a test waits for an answer: no call but a slow one takes so long, on whatever machine. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String SEED = "switchboard.fault-seed";

    private static final List<Fault> OF_ALL_CALLS = List.of(
            new Fault.LoseAnswer(),
            new Fault.LoseRequest(),
            new Fault.CutAnswer(),
            new Fault.Page(502),
            new Fault.Refuse(429, "Too Many Requests: retry after 1", 1),
            new Fault.Refuse(429, "Too Many Requests: retry after 3", 3),
            new Fault.Refuse(500, "Internal Server Error", null),
            new Fault.Refuse(400, "Bad Request: chat not found", null),
            new Fault.Refuse(403, "Forbidden: bot was kicked from the supergroup chat", null),
            new Fault.SlowAnswer(TIMEOUT.plusSeconds(2).toMillis()));

    private static final Fault OF_PHOTOS =
            new Fault.Refuse(400, "Bad Request: not enough rights to send photos to the chat", null);

    private FaultMix() {}

    /** Returns another seed each time, unless one is given to repeat a run: threads may come in another order all the same. */
    static long seed() {
        return Long.getLong(SEED, new SecureRandom().nextLong());
    }

    /** Runs a test, and says how to repeat it if it fails. */
    static void judge(long seed, Runnable test) {
        try {
            test.run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("with -D" + SEED + "=" + seed, e);
        }
    }

    /** From now on each call meets each of them with this probability. */
    static void stir(TelegramEmulator telegram, double probability, long seed) {
        var seeds = new SplittableRandom(seed);
        OF_ALL_CALLS.forEach(
                fault -> telegram.faults().add(FaultRule.withProbability(probability, seeds.nextLong(), fault)));
        telegram.faults().add(new FaultRule("sendPhoto", null, null, null, probability, seeds.nextLong(), OF_PHOTOS));
    }
}
