package dev.switchboard.dm.live;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of live people in Supabase, through functions that record the job they serve. */
public final class PostgrestLiveViews implements LiveViews {
    private static final PostgrestFunction<Viewed> OPEN_LIVE_VIEW =
            PostgrestFunction.idempotent("open_live_view", Viewed.class);

    private static final PostgrestFunction<Viewed> TURN_LIVE_PAGE =
            PostgrestFunction.idempotent("turn_live_page", Viewed.class);

    private final PostgrestClient postgrest;

    public PostgrestLiveViews(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Recorded<Viewing> open(JobId job, Contact contact, String effect) {
        return postgrest
                .call(OPEN_LIVE_VIEW, new OpenLiveView(job.value(), contact, effect))
                .recorded()
                .orElseThrow();
    }

    @Override
    public Optional<Recorded<Viewing>> turn(JobId job, Contact contact, long view, int page) {
        return postgrest
                .call(TURN_LIVE_PAGE, new TurnLivePage(job.value(), contact, view, page))
                .recorded();
    }

    /** The parameters of {@code open_live_view}. */
    private record OpenLiveView(String jobId, Contact contact, String effect) {}

    /** The parameters of {@code turn_live_page}. */
    private record TurnLivePage(String jobId, Contact contact, long viewId, int pageNumber) {}

    private record Viewed(@Nullable Effect effect, boolean answered, boolean gone) {
        Optional<Recorded<Viewing>> recorded() {
            return effect == null ? Optional.empty() : Optional.of(new Recorded<>(effect.viewing(), answered, gone));
        }
    }

    private record Effect(
            String outcome,
            Account account,
            @Nullable Long view,
            @Nullable LivePage page) {
        Viewing viewing() {
            return switch (outcome) {
                case "page" -> new Viewing.Page(account, Objects.requireNonNull(view), Objects.requireNonNull(page));
                case "nobody_live" -> new Viewing.NobodyLive(account);
                case "no_points" -> new Viewing.NoPoints(account);
                case "over" -> new Viewing.Over(account);
                case "not_registered" -> new Viewing.NotRegistered(account);
                default -> throw new IllegalStateException("no outcome of a view: " + outcome);
            };
        }
    }
}
