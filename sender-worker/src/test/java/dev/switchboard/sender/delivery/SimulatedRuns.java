package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a broadcast's jobs at one group, which may become a supergroup, and a Telegram that remembers what it took. They do
 * with the ledger what {@link Mailing} and {@link Results} do, at whatever moments they are told to.
 */
final class SimulatedRuns implements AutoCloseable {
    /** How many runs there may be at once. */
    static final int RUNS = 3;

    private static final long GROUP = BroadcastRows.CHAT;
    private static final long SUPERGROUP = BroadcastRows.CHAT - 1;
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** A message in doubt is sent three times in all, and each id of the group may have one. */
    private static final int MOST_ROUNDS = 8;

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** What becomes of a message that is sent. */
    enum Fate {
        ACCEPTED,
        ACCEPTED_UNHEARD,
        LOST,
        REFUSED,
        FLOODED,
        PHOTO_REFUSED
    }

    /** What a run heard of Telegram. */
    private record Heard(Holding holding, Finding finding) {}

    private record Row(
            long chatId,
            String state,
            @Nullable Integer messageId,
            @Nullable String reason,
            @Nullable String settledAt) {}

    private record Recorded(long chatId, int messageId) {}

    private final BroadcastRows rows;
    private final Deliveries deliveries;
    private final UUID broadcast;
    private final UnknownPolicy policy;
    private final boolean bothIds;
    private final List<@Nullable Heard> toTell = new ArrayList<>(Collections.nCopies(RUNS, null));
    private final List<@Nullable Heard> told = new ArrayList<>(Collections.nCopies(RUNS, null));
    private final Map<Integer, Long> acceptedIn = new HashMap<>();
    private final List<Integer> messagesTold = new ArrayList<>();
    private boolean migrated;
    private boolean cancelled;

    /**
     * Starts a broadcast.
     *
     * @param bothIds whether it names the group by both its ids
     */
    SimulatedRuns(SupabasePart supabase, UnknownPolicy policy, boolean bothIds) {
        this.rows = new BroadcastRows(supabase);
        this.deliveries = new PostgrestDeliveries(rows.postgrest());
        this.policy = policy;
        this.bothIds = bothIds;
        var chats = bothIds ? List.of(GROUP, SUPERGROUP) : List.of(GROUP);
        this.broadcast = rows.running(Map.of("chats", chats), policy == UnknownPolicy.SKIP ? "skip" : "resend");
    }

    /** A run begins, and sends if it may; one that has still to tell something does nothing. */
    void begin(int run, Fate fate) {
        if (toTell.get(run) == null) {
            var holding = holding(run);
            go(run, deliveries.begin(holding, "DBG:" + NAMES.incrementAndGet(), LEASE), holding, fate);
        }
    }

    private Holding holding(int run) {
        boolean bySupergroup = run == RUNS - 1 && (bothIds || migrated);
        return new Holding(broadcast, bySupergroup ? SUPERGROUP : GROUP, "run#" + NAMES.incrementAndGet());
    }

    private void go(int run, Verdict verdict, Holding holding, Fate fate) {
        switch (verdict) {
            case Verdict.Send(Letter letter) ->
                toTell.set(run, new Heard(holding.at(letter.chat()), send(letter.chat(), fate)));
            case Verdict.InDoubt(Letter letter) -> {
                var here = holding.at(letter.chat());
                switch (policy) {
                    case SKIP -> leave(here);
                    case RESEND -> go(run, deliveries.resend(here, LEASE, Doubt.FINDER_UNAVAILABLE_RESENT), here, fate);
                }
            }
            case Verdict.Held _, Verdict.Paused _, Verdict.Settled _ -> {} // its job comes again, or is done
            case Verdict.Ready _, Verdict.CodeTaken _ -> throw new AssertionError("no such verdict here: " + verdict);
        }
    }

    private void leave(Holding holding) {
        deliveries.leave(broadcast, holding.chat(), Doubt.FINDER_UNAVAILABLE_LEFT);
    }

    private Finding send(long chat, Fate fate) {
        if (migrated && chat == GROUP) {
            return new Finding.Migrated(SUPERGROUP);
        }
        boolean there = migrated || chat == GROUP;
        return switch (fate) {
            case ACCEPTED -> there ? new Finding.Arrived(accept(chat)) : chatNotFound();
            case ACCEPTED_UNHEARD -> {
                if (there) {
                    accept(chat);
                }
                yield new Finding.InDoubt("no_answer", "");
            }
            case LOST -> new Finding.InDoubt("no_answer", "");
            case REFUSED -> chatNotFound();
            case FLOODED -> new Finding.Flooded(Duration.ZERO);
            case PHOTO_REFUSED -> new Finding.PhotoRefused(true);
        };
    }

    private int accept(long chat) {
        int message = acceptedIn.size() + 1;
        acceptedIn.put(message, chat);
        return message;
    }

    private static Finding chatNotFound() {
        return new Finding.Failed("chat_not_found", "", false);
    }

    /** A run tells the ledger what it heard, if anything. */
    void tell(int run) {
        var heard = toTell.set(run, null);
        if (heard != null) {
            tell(heard);
            told.set(run, heard);
        }
    }

    /** A run repeats what it told last, for want of an answer, whatever happened since. */
    void tellAgain(int run) {
        var heard = told.get(run);
        if (heard != null) {
            tell(heard);
        }
    }

    private void tell(Heard heard) {
        var holding = heard.holding();
        switch (heard.finding()) {
            case Finding.Arrived(Integer message) -> {
                deliveries.settleSent(holding, message, "hello", null);
                messagesTold.add(message);
            }
            case Finding.Failed(String reason, String description, boolean faultOfGroup) ->
                deliveries.settleFailed(holding, reason, description, faultOfGroup);
            case Finding.PhotoRefused(boolean faultOfGroup) -> deliveries.refusePhoto(holding, faultOfGroup);
            case Finding.Flooded _, Finding.Migrated _, Finding.NotSent _, Finding.BotRefused _ ->
                deliveries.release(holding);
            case Finding.InDoubt(String reason, String detail) -> {
                deliveries.doubt(holding, reason, detail);
                if (policy == UnknownPolicy.SKIP) {
                    leave(holding);
                }
            }
        }
    }

    /** A run dies with what it heard. */
    void die(int run) {
        toTell.set(run, null);
    }

    /** So much time passes that every run is thought dead. */
    void expire() {
        rows.postgrest()
                .from("broadcast_deliveries")
                .update(
                        Map.of("lease_until", "2026-01-01T00:00:00Z"),
                        Filter.and(Filter.eq("broadcast_id", broadcast), Filter.eq("state", "sending")));
    }

    /** The host of the photo has no address. */
    void holdBack(int run) {
        deliveries.holdBack(holding(run), true, "");
    }

    void pause() {
        rows.tell("pause_broadcast", broadcast);
    }

    void resume() {
        rows.tell("resume_broadcast", broadcast);
    }

    void cancel() {
        rows.tell("cancel_broadcast", broadcast);
        cancelled = true;
    }

    void migrate() {
        migrated = true;
        rows.migrate(SUPERGROUP);
    }

    /** Every run tells what it heard, and new ones come until nothing is left to do. */
    void playToTheEnd() {
        resume();
        for (int run = 0; run < RUNS; run++) {
            tell(run);
        }
        expire();
        for (int round = 0; round < MOST_ROUNDS && rows().stream().anyMatch(row -> row.settledAt() == null); round++) {
            for (int run = 0; run < RUNS; run++) {
                begin(run, Fate.ACCEPTED);
                tell(run);
            }
        }
    }

    /** Asserts that the ledger is closed, and says what Telegram knows. */
    void assertAgreement() {
        var ledger = rows();
        assertThat(ledger).allSatisfy(row -> assertThat(row.settledAt()).isNotNull());
        var sent = ledger.stream().filter(row -> row.state().equals("sent")).toList();
        assertThat(sent)
                .allSatisfy(row -> assertThat(acceptedIn).containsKey(row.messageId()))
                .hasSameSizeAs(rows.recorded(broadcast, Recorded.class));
        assertThat(rows.recorded(broadcast, Recorded.class))
                .allSatisfy(record -> assertThat(acceptedIn).containsEntry(record.messageId(), record.chatId()));
        if (policy == UnknownPolicy.SKIP) {
            assertThat(acceptedIn).as("messages in the group").hasSizeLessThanOrEqualTo(1);
        }
        if (!messagesTold.isEmpty()) {
            assertThat(sent).as("sent").isNotEmpty();
        }
        if (!acceptedIn.isEmpty()) {
            assertThat(ledger)
                    .as("what arrived")
                    .anyMatch(row -> List.of("sent", "unknown").contains(row.state()));
        } else if (!cancelled) {
            assertThat(ledger)
                    .as("why nothing arrived")
                    .anyMatch(row -> !row.state().equals("skipped"));
        }
    }

    private List<Row> rows() {
        return rows.deliveries(broadcast, Row.class);
    }

    @Override
    public void close() {
        rows.close();
    }
}
