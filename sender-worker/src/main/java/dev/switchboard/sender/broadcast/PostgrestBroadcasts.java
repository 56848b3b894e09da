package dev.switchboard.sender.broadcast;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Broadcasts in Supabase. */
public final class PostgrestBroadcasts implements Broadcasts {
    /** What a lost answer handed out is handed out again a minute later. */
    private static final PostgrestFunction<DueBroadcast[]> TAKE_DUE =
            PostgrestFunction.sentOnce("take_due_broadcasts", DueBroadcast[].class);

    private static final PostgrestFunction<OpenBroadcast[]> OPEN =
            PostgrestFunction.idempotent("open_broadcast", OpenBroadcast[].class);

    private static final PostgrestFunction<Boolean> REFUSE =
            PostgrestFunction.idempotent("refuse_broadcast", Boolean.class);

    private static final PostgrestFunction<Boolean> HOLD_BACK =
            PostgrestFunction.idempotent("hold_back_broadcast", Boolean.class);

    private static final PostgrestFunction<Long[]> OPEN_DELIVERIES =
            PostgrestFunction.idempotent("open_deliveries", Long[].class);

    private static final PostgrestFunction<Long[]> NEXT = PostgrestFunction.idempotent("next_deliveries", Long[].class);

    private static final PostgrestFunction<Boolean> RECORD_QUEUED =
            PostgrestFunction.idempotent("record_queued", Boolean.class);

    private static final PostgrestFunction<Integer> SETTLE_ENDED =
            PostgrestFunction.idempotent("settle_ended", Integer.class);

    /** Little enough for one statement, which Supabase ends after 8 s. */
    private static final int OPENED_AT_ONCE = 5_000;

    private final PostgrestClient postgrest;

    /** Uses the given client, which it does not close. */
    public PostgrestBroadcasts(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public List<DueBroadcast> takeDue(int most, Duration stalled) {
        return List.of(postgrest.call(TAKE_DUE, Map.of("most", most, "stalled_seconds", stalled.toSeconds())));
    }

    @Override
    public Optional<OpenBroadcast> open(UUID broadcast) {
        return Arrays.stream(postgrest.call(OPEN, new Named(broadcast))).findFirst();
    }

    @Override
    public void refuse(UUID broadcast, String reason, String detail) {
        postgrest.call(REFUSE, new Refusal(broadcast, reason, detail));
    }

    @Override
    public void holdBack(UUID broadcast, String detail) {
        postgrest.call(HOLD_BACK, new HeldBack(broadcast, detail));
    }

    @Override
    public void start(UUID broadcast) {
        Long[] opened = postgrest.call(OPEN_DELIVERIES, new Opening(broadcast, null, OPENED_AT_ONCE));
        while (opened.length > 0) {
            opened = postgrest.call(OPEN_DELIVERIES, new Opening(broadcast, opened[0], OPENED_AT_ONCE));
        }
    }

    @Override
    public List<Long> nextChats(UUID broadcast, int most) {
        return List.of(postgrest.call(NEXT, new Page(broadcast, most)));
    }

    @Override
    public boolean recordQueued(UUID broadcast, int round, @Nullable Long upTo) {
        return postgrest.call(RECORD_QUEUED, new Queued(broadcast, round, upTo));
    }

    @Override
    public int settleEnded(int most) {
        return postgrest.call(SETTLE_ENDED, Map.of("most", most));
    }

    private record Named(UUID broadcastId) {}

    private record Opening(UUID broadcastId, @Nullable Long below, int most) {}

    private record Refusal(UUID broadcastId, String reason, String detail) {}

    private record HeldBack(UUID broadcastId, String detail) {}

    private record Page(UUID broadcastId, int most) {}

    private record Queued(
            UUID broadcastId, int round, @Nullable Long upTo) {}
}
