package dev.switchboard.sender.delivery;

import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Gives groups that became supergroups their new ids, everywhere at once. Safe for use by several threads. */
public final class GroupMigrations {
    private static final PostgrestFunction<Moved> MIGRATE_GROUP =
            PostgrestFunction.idempotent("migrate_group", Moved.class);

    private final PostgrestClient postgrest;

    /** Uses the given client, which it does not close. */
    public GroupMigrations(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    /**
     * Moves a group.
     *
     * @return who lost unlimited points by it, if anybody
     */
    OptionalLong migrate(JobId job, long bot, long chat, long newChat) {
        var lostBy = postgrest
                .call(MIGRATE_GROUP, new Migration(job.value(), bot, chat, newChat))
                .effect()
                .lostBy();
        return lostBy == null ? OptionalLong.empty() : OptionalLong.of(lostBy);
    }

    private record Migration(String jobId, long botId, long chatId, long newChatId) {}

    private record Moved(Loss effect) {}

    private record Loss(@Nullable Long lostBy) {}
}
