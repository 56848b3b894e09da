package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobId;
import dev.switchboard.live.InstagramName;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;

/** Bans in Supabase, through a function that records the job it serves. */
public final class PostgrestLiveBans implements LiveBans {
    private static final PostgrestFunction<Pressed> PRESS_BAN =
            PostgrestFunction.idempotent("press_ban", Pressed.class);

    private final PostgrestClient postgrest;

    public PostgrestLiveBans(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Recorded<Boolean> set(JobId job, Contact admin, long chat, InstagramName name, boolean banned) {
        var pressed = postgrest.call(PRESS_BAN, new PressBan(job.value(), chat, name.value(), admin.userId(), banned));
        return new Recorded<>(pressed.effect().banned(), pressed.answered());
    }

    /** The parameters of {@code press_ban}. */
    private record PressBan(String jobId, long chatId, String name, long userId, boolean banned) {}

    private record Pressed(Effect effect, boolean answered) {}

    private record Effect(boolean banned) {}
}
