package dev.switchboard.sender.delivery;

import dev.switchboard.parts.Folders;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.sender.delivery.SimulatedRuns.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * However runs, controls and the group's migration fall together, the group gets one message at the most unless the policy is to
 * send again, and the ledger comes to an end that agrees with what Telegram took.
 */
@SuppressWarnings("NullAway.Init") // start() fills the fields
class DeliveriesPropertyTest {
    // jqwik knows nothing of Jupiter's extensions, so this container starts a Supabase of its own
    private static Path folder;
    private static SupabasePart supabase;

    @BeforeContainer
    static void start() throws IOException {
        folder = Files.createTempDirectory("switchboard-deliveries");
        supabase = SupabasePart.start(folder);
    }

    @AfterContainer
    static void stop() {
        supabase.close();
        Folders.delete(folder);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void ledger_agrees_with_telegram_in_the_end(
            @ForAll UnknownPolicy policy, @ForAll boolean bothIds, @ForAll("steps") List<Step> steps) {
        try (var runs = new SimulatedRuns(supabase, policy, bothIds)) {
            steps.forEach(step -> step.take(runs));
            runs.playToTheEnd();
            runs.assertAgreement();
        }
    }

    enum What {
        BEGIN,
        TELL,
        TELL_AGAIN,
        DIE,
        EXPIRE,
        HOLD_BACK,
        PAUSE,
        RESUME,
        CANCEL,
        MIGRATE
    }

    record Step(What what, int run, Fate fate) {
        void take(SimulatedRuns runs) {
            switch (what) {
                case BEGIN -> runs.begin(run, fate);
                case TELL -> runs.tell(run);
                case TELL_AGAIN -> runs.tellAgain(run);
                case DIE -> runs.die(run);
                case EXPIRE -> runs.expire();
                case HOLD_BACK -> runs.holdBack(run);
                case PAUSE -> runs.pause();
                case RESUME -> runs.resume();
                case CANCEL -> runs.cancel();
                case MIGRATE -> runs.migrate();
            }
        }
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        var what = Arbitraries.frequency(
                Tuple.of(30, What.BEGIN),
                Tuple.of(20, What.TELL),
                Tuple.of(5, What.TELL_AGAIN),
                Tuple.of(4, What.DIE),
                Tuple.of(8, What.EXPIRE),
                Tuple.of(3, What.HOLD_BACK),
                Tuple.of(3, What.PAUSE),
                Tuple.of(3, What.RESUME),
                Tuple.of(1, What.CANCEL),
                Tuple.of(8, What.MIGRATE));
        var run = Arbitraries.integers().between(0, SimulatedRuns.RUNS - 1);
        return Combinators.combine(what, run, Arbitraries.of(Fate.class))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }
}
