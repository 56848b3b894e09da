package dev.switchboard.sender;

import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import java.util.List;

/** Faults of all kinds, in an order that a seed decides. */
final class FaultMix {
    private static final List<Fault> FAULTS = List.of(
            new Fault.LoseAnswer(),
            new Fault.LoseRequest(),
            new Fault.CutAnswer(),
            new Fault.Page(502),
            new Fault.Refuse(429, "Too Many Requests: retry after 1", 1),
            new Fault.Refuse(500, "Internal Server Error", null),
            new Fault.Refuse(400, "Bad Request: chat not found", null),
            new Fault.SlowAnswer(4_000));

    private FaultMix() {}

    /** From now on each call meets each of them with this probability. */
    static void stir(TelegramEmulator telegram, double probability, long seed) {
        FAULTS.forEach(fault -> telegram.faults()
                .add(FaultRule.withProbability(
                        probability, seed * 31 + fault.kind().hashCode(), fault)));
    }
}
