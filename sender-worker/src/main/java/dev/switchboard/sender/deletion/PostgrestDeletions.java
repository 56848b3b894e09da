package dev.switchboard.sender.deletion;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ledger in Supabase. */
final class PostgrestDeletions implements Deletions {
    /** What a lost answer handed out is handed out again later. */
    private static final PostgrestFunction<DueChat[]> TAKE_DUE =
            PostgrestFunction.sentOnce("take_due_deletions", DueChat[].class);

    private static final PostgrestFunction<Answer> LOOK =
            PostgrestFunction.idempotent("look_at_deletions", Answer.class);
    private static final PostgrestFunction<Answer> BEGIN =
            PostgrestFunction.idempotent("begin_deletions", Answer.class);
    private static final PostgrestFunction<Integer> SETTLE =
            PostgrestFunction.idempotent("settle_deletions", Integer.class);
    private static final PostgrestFunction<Boolean> RELEASE =
            PostgrestFunction.idempotent("release_deletions", Boolean.class);
    private static final PostgrestFunction<Integer> DOUBT =
            PostgrestFunction.idempotent("doubt_deletions", Integer.class);

    private final PostgrestClient postgrest;

    PostgrestDeletions(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public List<DueChat> takeDue(int most, Duration stalled) {
        return List.of(postgrest.call(TAKE_DUE, Map.of("most", most, "stalled_seconds", stalled.toSeconds())));
    }

    @Override
    public Verdict.Look lookAt(long bot, long chat) {
        return postgrest.call(LOOK, new DueChat(bot, chat)).look();
    }

    @Override
    public Verdict.Begun begin(Holding holding, Duration lease) {
        return postgrest
                .call(BEGIN, new Begin(holding.bot(), holding.chat(), holding.holder(), lease.toSeconds()))
                .begun();
    }

    @Override
    public int settle(Holding holding, Result result, @Nullable String words) {
        return postgrest.call(
                SETTLE, new Settle(holding.bot(), holding.chat(), holding.holder(), result.word(), words));
    }

    @Override
    public void release(Holding holding, boolean alone) {
        postgrest.call(RELEASE, new Release(holding.bot(), holding.chat(), holding.holder(), alone));
    }

    @Override
    public int doubt(Holding holding, String words, int mostUnanswered) {
        return postgrest.call(DOUBT, new Doubt(holding.bot(), holding.chat(), holding.holder(), words, mostUnanswered));
    }

    private record Begin(long botId, long chatId, String holder, long leaseSeconds) {}

    private record Settle(
            long botId,
            long chatId,
            String holder,
            String result,
            @Nullable String description) {}

    private record Release(long botId, long chatId, String holder, boolean alone) {}

    private record Doubt(long botId, long chatId, String holder, String description, int mostUnanswered) {}

    /** What looks or begins answers; which members are there depends on the verdict. */
    private record Answer(
            String verdict,
            @Nullable Instant until,
            @Nullable List<Integer> messages) {
        Verdict.Look look() {
            return switch (verdict) {
                case "nothing" -> new Verdict.Nothing();
                case "held" -> busy();
                case "ready" -> new Verdict.Ready();
                default -> throw new IllegalStateException("look_at_deletions gave the verdict " + verdict);
            };
        }

        Verdict.Begun begun() {
            return switch (verdict) {
                case "nothing" -> new Verdict.Nothing();
                case "held" -> busy();
                case "delete" -> new Verdict.Delete(List.copyOf(Objects.requireNonNull(messages)));
                default -> throw new IllegalStateException("begin_deletions gave the verdict " + verdict);
            };
        }

        private Verdict.Busy busy() {
            return new Verdict.Busy(Objects.requireNonNull(until));
        }
    }
}
