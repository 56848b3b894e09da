package dev.switchboard.dm.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.dm.points.Deed.What;
import dev.switchboard.dm.points.RealPoints.Balance;
import dev.switchboard.dm.points.RealPoints.Entry;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Whatever people do, in whatever order and however often jobs come again, points are what the rules say. */
@SuppressWarnings("NullAway.Init") // start() fills the fields
class LedgerPropertyTest {
    private static final int PEOPLE = 4;
    private static final int DAYS = 2;

    /** So few that several often look at the same moment, and enough for all points of a day. */
    private static final int MINUTES = 15;

    // jqwik knows nothing of Jupiter's extensions, so this container starts a Supabase of its own
    private static Path folder;
    private static SupabasePart supabase;
    private static PostgrestClient postgrest;

    @BeforeContainer
    static void start() throws IOException {
        folder = Files.createTempDirectory("switchboard-ledger");
        supabase = SupabasePart.start(folder);
        postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        RealPoints.prepare(postgrest);
    }

    @AfterContainer
    static void stop() {
        postgrest.close();
        supabase.close();
        Folders.delete(folder);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void deeds_one_after_another_and_redelivered_do_what_the_model_does(
            @ForAll("deeds") List<Deed> deeds, @ForAll Random random) {
        var real = new RealPoints(postgrest);
        var model = new PointsModel();
        var said = new ArrayList<String>();
        for (int job = 0; job < deeds.size(); job++) {
            said.add(real.perform(job, deeds.get(job)));
            assertThat(said.get(job)).as(deeds.toString()).isEqualTo(model.perform(deeds.get(job)));
            // one of the jobs so far comes again, and gets its first answer
            int again = random.nextInt(said.size());
            assertThat(real.perform(again, deeds.get(again))).isEqualTo(said.get(again));
        }
        for (int person = 0; person < PEOPLE; person++) {
            var balance = real.balance(person);
            assertThat(balance).isEqualTo(sumOf(real.ledger(person)));
            assertThat("balance daily=" + balance.dailyPoints() + " earned=" + balance.earnedPoints())
                    .isEqualTo(model.balance(person));
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void deeds_at_once_and_redelivered_are_as_if_done_in_some_order(@ForAll("deeds") List<Deed> deeds)
            throws Exception {
        var real = new RealPoints(postgrest);
        var twice = new ArrayList<Integer>();
        for (int job = 0; job < deeds.size(); job++) {
            twice.addAll(List.of(job, job));
        }
        Collections.shuffle(twice, new Random(deeds.hashCode()));
        var said = atOnce(twice, job -> real.perform(job, deeds.get(job)));

        assertThat(IntStream.range(0, deeds.size()).boxed())
                .allSatisfy(job -> assertThat(IntStream.range(0, twice.size())
                                .filter(at -> twice.get(at).equals(job))
                                .mapToObj(said::get)
                                .distinct())
                        .as("both answers to %s", deeds.get(job))
                        .hasSize(1));
        for (int person = 0; person < PEOPLE; person++) {
            var ledger = real.ledger(person);
            assertFollowsTheRules(ledger);
            assertThat(real.balance(person)).isEqualTo(sumOf(ledger));
        }
        assertThat(said)
                .filteredOn(answer -> answer.startsWith("NoPoints"))
                .allSatisfy(answer -> assertThat(answer).endsWith("daily=0 earned=0"));
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(real.ledger(person))
                    .filteredOn(entry -> entry.reason().equals("referral"))
                    .as("a reward for each person brought")
                    .hasSize(real.brought(person));
            assertThat(real.ledger(person))
                    .filteredOn(entry -> entry.reason().equals("live"))
                    .as("a point for each moment at which they looked, however often")
                    .extracting(Entry::happenedAt)
                    .containsExactlyInAnyOrderElementsOf(paidLooks(person, twice, said, deeds));
        }
    }

    private static Set<Instant> paidLooks(int person, List<Integer> jobs, List<String> said, List<Deed> deeds) {
        return IntStream.range(0, jobs.size())
                .filter(at -> said.get(at).startsWith("Page"))
                .mapToObj(at -> deeds.get(jobs.get(at)))
                .filter(deed -> deed.person() == person && !deed.isUnlimited())
                .map(RealPoints::moment)
                .collect(Collectors.toSet());
    }

    /** Replays the lines: each must be what the rules make of the balance before it. */
    private static void assertFollowsTheRules(List<Entry> ledger) {
        int daily = 0;
        int earned = 0;
        int lastDay = -1;
        for (var entry : ledger) {
            var change = new Balance(entry.dailyChange(), entry.earnedChange());
            switch (entry.reason()) {
                case "daily" -> {
                    assertThat(daily).isZero();
                    assertThat(change).isEqualTo(new Balance(10, 0));
                    assertThat(entry.day()).isGreaterThan(lastDay);
                    lastDay = entry.day();
                }
                case "expired" -> assertThat(change).isEqualTo(new Balance(-daily, 0));
                case "referral" -> assertThat(change).isEqualTo(new Balance(0, 10));
                case "live" -> assertThat(change).isEqualTo(daily > 0 ? new Balance(-1, 0) : new Balance(0, -1));
                default -> throw new AssertionError("no such reason: " + entry.reason());
            }
            daily += entry.dailyChange();
            earned += entry.earnedChange();
            assertThat(daily).as(ledger.toString()).isNotNegative();
            assertThat(earned).as(ledger.toString()).isNotNegative();
        }
    }

    private static Balance sumOf(List<Entry> ledger) {
        return new Balance(
                ledger.stream().mapToInt(Entry::dailyChange).sum(),
                ledger.stream().mapToInt(Entry::earnedChange).sum());
    }

    /** Makes all calls at once, and returns their answers in the order of the jobs. */
    private static List<String> atOnce(List<Integer> jobs, IntFunction<String> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = jobs.stream()
                    .map(job -> (Callable<String>) () -> call.apply(job))
                    .toList();
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Provide
    static Arbitrary<List<Deed>> deeds() {
        var what = Arbitraries.frequency(Tuple.of(2, What.START), Tuple.of(7, What.LOOK), Tuple.of(1, What.MEET));
        // one of them does most, and runs out of points
        var person = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, 2), Tuple.of(2, Deed.UNLIMITED));
        var day = Arbitraries.integers().between(0, DAYS - 1);
        var minute = Arbitraries.integers().between(0, MINUTES - 1);
        return Combinators.combine(what, person, person.injectNull(0.2), day, minute)
                .as(Deed::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}
