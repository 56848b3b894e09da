package dev.switchboard.sender.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger in Supabase. */
final class PostgrestDeliveries implements Deliveries {
    private static final PostgrestFunction<Answer> LOOK =
            PostgrestFunction.idempotent("look_at_delivery", Answer.class);

    private static final PostgrestFunction<Answer> BEGIN = PostgrestFunction.idempotent("begin_delivery", Answer.class);
    private static final PostgrestFunction<Answer> RESEND =
            PostgrestFunction.idempotent("resend_delivery", Answer.class);

    private static final PostgrestFunction<Boolean> RELEASE =
            PostgrestFunction.idempotent("release_delivery", Boolean.class);

    private static final PostgrestFunction<Boolean> REFUSE_PHOTO =
            PostgrestFunction.idempotent("refuse_photo", Boolean.class);

    private static final PostgrestFunction<Boolean> HOLD_BACK =
            PostgrestFunction.idempotent("hold_back_delivery", Boolean.class);

    private static final PostgrestFunction<Boolean> DOUBT =
            PostgrestFunction.idempotent("doubt_delivery", Boolean.class);

    private static final PostgrestFunction<Boolean> SETTLE_SENT =
            PostgrestFunction.idempotent("settle_sent", Boolean.class);

    private static final PostgrestFunction<Boolean> SETTLE_FOUND =
            PostgrestFunction.idempotent("settle_found", Boolean.class);

    private static final PostgrestFunction<Tell[]> SETTLE_FAILED =
            PostgrestFunction.idempotent("settle_failed", Tell[].class);

    private static final PostgrestFunction<Boolean> LEAVE =
            PostgrestFunction.idempotent("leave_delivery", Boolean.class);

    private final PostgrestClient postgrest;

    PostgrestDeliveries(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Verdict.Look lookAt(Holding holding) {
        return postgrest.call(LOOK, Held.of(holding)).look();
    }

    @Override
    public Verdict.Begun begin(Holding holding, String debugCode, Duration lease) {
        return postgrest
                .call(
                        BEGIN,
                        new Begin(holding.broadcast(), holding.chat(), holding.holder(), debugCode, lease.toSeconds()))
                .begun();
    }

    @Override
    public Verdict.Begun resend(Holding holding, Duration lease, Doubt doubt) {
        return postgrest
                .call(
                        RESEND,
                        new Resend(
                                holding.broadcast(), holding.chat(), holding.holder(), lease.toSeconds(), doubt.word()))
                .begun();
    }

    @Override
    public void release(Holding holding) {
        postgrest.call(RELEASE, Held.of(holding));
    }

    @Override
    public void refusePhoto(Holding holding, boolean faultOfGroup) {
        postgrest.call(
                REFUSE_PHOTO, new PhotoRefusal(holding.broadcast(), holding.chat(), holding.holder(), faultOfGroup));
    }

    @Override
    public boolean holdBack(Holding holding, boolean hasText, String description) {
        return postgrest.call(HOLD_BACK, new HeldBack(holding.broadcast(), holding.chat(), hasText, description));
    }

    @Override
    public void doubt(Holding holding, String reason, String description) {
        postgrest.call(DOUBT, new Doubted(holding.broadcast(), holding.chat(), holding.holder(), reason, description));
    }

    @Override
    public void settleSent(Holding holding, @Nullable Integer message, String text, @Nullable String photo) {
        postgrest.call(
                SETTLE_SENT, new Sent(holding.broadcast(), holding.chat(), holding.holder(), message, text, photo));
    }

    @Override
    public void settleFound(Holding holding, int message, String text, @Nullable String photo) {
        postgrest.call(SETTLE_FOUND, new FoundAgain(holding.broadcast(), holding.chat(), message, text, photo));
    }

    @Override
    public OptionalLong settleFailed(Holding holding, String reason, String description, boolean faultOfGroup) {
        var tells = postgrest.call(
                SETTLE_FAILED,
                new Failed(holding.broadcast(), holding.chat(), holding.holder(), reason, description, faultOfGroup));
        return tells.length == 0 ? OptionalLong.empty() : OptionalLong.of(tells[0].userId());
    }

    @Override
    public void leave(UUID broadcast, long chat, Doubt doubt) {
        postgrest.call(LEAVE, new Left(broadcast, chat, doubt.word()));
    }

    private record Left(UUID broadcastId, long chatId, String doubt) {}

    private record Begin(UUID broadcastId, long chatId, String holder, String debugCode, long leaseSeconds) {}

    private record Resend(UUID broadcastId, long chatId, String holder, long leaseSeconds, String doubt) {}

    private record Held(UUID broadcastId, long chatId, String holder) {
        static Held of(Holding holding) {
            return new Held(holding.broadcast(), holding.chat(), holding.holder());
        }
    }

    private record PhotoRefusal(UUID broadcastId, long chatId, String holder, boolean faultOfGroup) {}

    private record HeldBack(UUID broadcastId, long chatId, boolean hasText, String description) {}

    private record Doubted(UUID broadcastId, long chatId, String holder, String reason, String description) {}

    private record Sent(
            UUID broadcastId,
            long chatId,
            String holder,
            @Nullable Integer messageId,
            String text,
            @Nullable String photo) {}

    private record FoundAgain(
            UUID broadcastId,
            long chatId,
            int messageId,
            String text,
            @Nullable String photo) {}

    private record Failed(
            UUID broadcastId, long chatId, String holder, String reason, String description, boolean faultOfGroup) {}

    private record Tell(long userId) {}

    /** What begins or resends answer; which members are there depends on the verdict. */
    private record Answer(
            String verdict,
            long chatId,
            @Nullable JsonNode content,
            @Nullable String debugCode,
            boolean textOnly,
            @Nullable String policy,
            @Nullable Instant until,
            @Nullable Long tell) {
        Verdict.Look look() {
            return switch (verdict) {
                case "ready" ->
                    new Verdict.Ready(chatId, Optional.ofNullable(content).filter(said -> !said.isNull()));
                case "held" -> held();
                case "paused" -> new Verdict.Paused();
                case "settled" -> settled();
                default -> throw new IllegalStateException("look_at_delivery gave the verdict " + verdict);
            };
        }

        Verdict.Begun begun() {
            return switch (verdict) {
                case "send" -> new Verdict.Send(letter());
                case "unknown" -> new Verdict.InDoubt(letter());
                case "code_taken" -> new Verdict.CodeTaken();
                case "held" -> held();
                case "paused" -> new Verdict.Paused();
                case "settled" -> settled();
                default -> throw new IllegalStateException("begin_delivery gave the verdict " + verdict);
            };
        }

        private Verdict.Held held() {
            return new Verdict.Held(of(until));
        }

        private Verdict.Settled settled() {
            return new Verdict.Settled(chatId, tell == null ? OptionalLong.empty() : OptionalLong.of(tell));
        }

        private Letter letter() {
            return new Letter(chatId, of(content), of(debugCode), textOnly, UnknownPolicy.ofWord(of(policy)));
        }

        private static <T> T of(@Nullable T member) {
            return Objects.requireNonNull(member);
        }
    }
}
